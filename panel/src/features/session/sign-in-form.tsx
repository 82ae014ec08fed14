import { Alert, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertCircle, IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { askAuth } from '../../lib/session/auth-problem.ts';
import { authClient } from '../../lib/session/auth.ts';
import { passkeyObstacle } from '../../lib/session/passkeys.ts';
import { useSignInMethods } from '../../lib/session/sign-in-methods.ts';
import { CodeForm } from './code-form.tsx';
import { IssuerButton } from './issuer-button.tsx';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';

export interface SignInFormProps {
  email?: string | undefined;
  /** Where the issuer sends people back to; it is not offered where a page would be lost by that. */
  next?: string;
  /** Called once the session is there. */
  onSignedIn: () => void | Promise<void>;
}

/** E-mail address and password, and a code if the operator has turned that on; or a passkey; or the issuer. */
export function SignInForm({ email = '', next, onSignedIn }: SignInFormProps) {
  const methods = useSignInMethods();
  const [problem, setProblem] = useState<string | null>(null);
  const [wantsCode, setWantsCode] = useState(false);
  const form = useForm({
    initialValues: { email, password: '' },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : 'Enter your e-mail address.'),
      password: (value) => (value ? null : 'Enter your password.'),
    },
  });

  const passkeys = methods !== undefined && passkeyObstacle(methods) === null;
  const issuer = next === undefined ? null : methods?.issuer;
  const passkey = usePasskeySignIn({ offered: passkeys && !wantsCode, onSignedIn, onProblem: setProblem });

  async function signIn({ email: address, password }: { email: string; password: string }): Promise<void> {
    setProblem(null);
    const { data, refusal } = await askAuth(authClient.signIn.email({ email: address.trim(), password }));
    if (data) return 'twoFactorRedirect' in data ? setWantsCode(true) : onSignedIn();
    if (refusal.status === 400) return form.setFieldError('email', 'Enter the whole address, such as ada@example.org.');
    setProblem(describe(refusal.status));
    if (refusal.status === 401) form.setFieldValue('password', '');
  }

  function startOver(why: string | null): void {
    form.setFieldValue('password', '');
    setProblem(why);
    setWantsCode(false);
  }

  if (wantsCode) return <CodeForm onSignedIn={onSignedIn} onStartOver={startOver} />;

  return (
    <form noValidate onSubmit={form.onSubmit(signIn)}>
      <Stack>
        {problem && <Alert color="red" variant="light" role="alert" icon={<IconAlertCircle size={18} />}>{problem}</Alert>}
        <TextInput label="E-mail" type="email" autoComplete="username webauthn" name="email" data-autofocus autoFocus={!email} {...form.getInputProps('email')} />
        <PasswordInput label="Password" autoComplete="current-password" name="password" autoFocus={Boolean(email)} {...form.getInputProps('password')} />
        <Button type="submit" loading={form.submitting} fullWidth mt="xs">Sign in</Button>
        {(passkeys || issuer) && <Divider label="or" />}
        {passkeys && (
          <Button variant="default" fullWidth loading={passkey.busy} onClick={() => void passkey.begin()} leftSection={<IconFingerprint size={18} stroke={1.7} aria-hidden="true" />}>
            Sign in with a passkey
          </Button>
        )}
        {issuer && next !== undefined && <IssuerButton name={issuer.name} next={next} onProblem={setProblem} />}
      </Stack>
    </form>
  );
}

/** @param status the HTTP status of the refusal; 0 when there was no answer at all */
function describe(status: number): string {
  if (status === 401 || status === 403) return 'E-mail or password is wrong.';
  if (status === 429) return 'Too many attempts. Wait a minute and try again.';
  if (status === 0) return 'The console cannot be reached. Check your connection and try again.';
  return 'Signing in did not work. Try again in a moment.';
}
