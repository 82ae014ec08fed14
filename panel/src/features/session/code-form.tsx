import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { CodeInput } from '../../components/code-input.tsx';
import { askAuth, authProblem } from '../../lib/session/auth-problem.ts';
import { authClient } from '../../lib/session/auth.ts';

const TOO_LONG = 'That took too long, or too many attempts. Begin again.';
/** What the server says when the password has to be asked for again, and what that means. */
const over: Readonly<Record<string, string>> = {
  INVALID_TWO_FACTOR_COOKIE: TOO_LONG,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: TOO_LONG,
  TOTP_NOT_ENABLED: TOO_LONG,
  CODE_USED: 'This code was used already. Begin again, with the next one that the app shows.',
};

export interface CodeFormProps {
  onSignedIn: () => void | Promise<void>;
  /** Back to the password. @param problem why, if it was not asked for */
  onStartOver: (problem: string | null) => void;
}

/** After the password: the code that the authenticator app shows, or a backup code. */
export function CodeForm({ onSignedIn, onStartOver }: CodeFormProps) {
  const [backup, setBackup] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ initialValues: { code: '' }, validate: { code: (value) => (value.trim() ? null : 'Enter the code.') } });

  async function answer(values: { code: string }): Promise<void> {
    setProblem(null);
    const code = values.code.replace(/\s/g, '');
    const { refusal } = await askAuth<unknown>(backup ? authClient.twoFactor.verifyBackupCode({ code }) : authClient.twoFactor.verifyTotp({ code }));
    if (!refusal) return onSignedIn();
    const why = refusal.code && over[refusal.code];
    if (why) return onStartOver(why);
    form.setFieldValue('code', '');
    setProblem(authProblem(refusal));
  }

  function change(): void {
    setProblem(null);
    form.reset();
    setBackup(!backup);
  }

  return (
    <form noValidate onSubmit={form.onSubmit(answer)}>
      <Stack>
        {problem && <Alert color="red" variant="light" role="alert" icon={<IconAlertCircle size={18} />}>{problem}</Alert>}
        <Text size="sm">{backup ? 'Enter one of the backup codes that you stored. Each counts once.' : 'Enter the code that your authenticator app shows for Member Console.'}</Text>
        {backup
          ? <TextInput key="backup" label="Backup code" autoComplete="off" autoFocus placeholder="aB3dE-fG5hI" {...form.getInputProps('code')} />
          : <CodeInput key="code" autoFocus {...form.getInputProps('code')} />}
        <Button type="submit" loading={form.submitting} fullWidth>Sign in</Button>
        <Stack gap={6} align="center">
          <Anchor component="button" type="button" size="sm" onClick={change}>{backup ? 'Use the app' : 'Use a backup code'}</Anchor>
          <Anchor component="button" type="button" size="sm" c="dimmed" onClick={() => onStartOver(null)}>Back to the password</Anchor>
        </Stack>
      </Stack>
    </form>
  );
}
