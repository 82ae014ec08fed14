export interface IssuerProblem {
  title: string;
  text: string;
}

const known: Readonly<Record<string, IssuerProblem>> = {
  no_role: { title: 'No entry', text: 'You signed in there, but your account has no role in Member Console. Ask whoever runs it to give you one.' },
  account_not_linked: { title: 'No entry', text: 'An operator with your e-mail address exists already, and the issuer does not say that the address is verified. Sign in with the password, or have the address verified.' },
  OPERATOR_DISABLED: { title: 'No entry', text: 'This account may not sign in any more: ask an admin.' },
  email_not_found: { title: 'No entry', text: 'The issuer did not say what your e-mail address is. Ask whoever runs it to hand it on.' },
  access_denied: { title: 'Not signed in', text: 'The sign-in was called off, or refused there.' },
};

/** Why somebody came back from the issuer without being signed in, by the `error` in the address; null: they did not. */
export function issuerProblem(error: string | null): IssuerProblem | null {
  if (!error) return null;
  return (Object.hasOwn(known, error) ? known[error] : undefined) ?? { title: 'Not signed in', text: 'The sign-in did not come to its end. Begin again; if that does not help, tell whoever runs Member Console.' };
}
