import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { askAuth } from '../../lib/auth-problem.ts';
import { authClient } from '../../lib/auth.ts';
import { CodeForm } from './code-form.tsx';

/** E-mail address and password, and a code if the operator has turned that on. `onSignedIn` is called once the session is there. */
export function SignInForm({ email = '', onSignedIn }: { email?: string; onSignedIn: () => void | Promise<void> }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [wantsCode, setWantsCode] = useState(false);
  const form = useForm({
    initialValues: { email, password: '' },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : 'Enter your e-mail address.'),
      password: (value) => (value ? null : 'Enter your password.'),
    },
  });

  async function signIn({ email: address, password }: { email: string; password: string }): Promise<void> {
    setProblem(null);
    const { data, refusal } = await askAuth(authClient.signIn.email({ email: address.trim(), password }));
    if (data) return 'twoFactorRedirect' in data ? setWantsCode(true) : onSignedIn();
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
        <TextInput label="E-mail" type="email" autoComplete="username" name="email" data-autofocus autoFocus={!email} {...form.getInputProps('email')} />
        <PasswordInput label="Password" autoComplete="current-password" name="password" autoFocus={Boolean(email)} {...form.getInputProps('password')} />
        <Button type="submit" loading={form.submitting} fullWidth mt="xs">Sign in</Button>
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
