import { Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { askAuth, type AuthRefusal } from '../../lib/session/auth-problem.ts';
import { authClient } from '../../lib/session/auth.ts';
import { AuthenticatorDialog } from './authenticator-dialog.tsx';
import { BackupCodesDialog } from './backup-codes-dialog.tsx';
import { PasswordDialog } from './password-dialog.tsx';

type Step = { is: 'turnOn' | 'turnOff' | 'newCodes' } | { is: 'app'; uri: string; codes: readonly string[] } | { is: 'codes'; codes: readonly string[] };

/** A code from an authenticator app after the password. */
export function SecondFactorCard() {
  const isOn = authClient.useSession().data?.user.twoFactorEnabled === true;
  const [step, setStep] = useState<Step | null>(null);
  const close = (): void => setStep(null);

  async function begin(password: string): Promise<AuthRefusal | null> {
    const { data, refusal } = await askAuth(authClient.twoFactor.enable({ password }));
    if (refusal) return refusal;
    if (data.method !== 'totp') return { status: 500 };
    setStep({ is: 'app', uri: data.totpURI, codes: data.backupCodes });
    return null;
  }

  async function turnOff(password: string): Promise<AuthRefusal | null> {
    const { refusal } = await askAuth(authClient.twoFactor.disable({ password }));
    if (refusal) return refusal;
    notifications.show({ color: 'teal', message: 'Your password alone signs you in now.' });
    close();
    return null;
  }

  async function makeCodes(password: string): Promise<AuthRefusal | null> {
    const { data, refusal } = await askAuth(authClient.twoFactor.generateBackupCodes({ password }));
    if (refusal) return refusal;
    setStep({ is: 'codes', codes: data.backupCodes });
    return null;
  }

  return (
    <Card component="section" aria-labelledby="second-factor">
      <Group gap="xs" mb={4}>
        <Title order={2} id="second-factor">Authenticator app</Title>
        <Badge variant="light" color={isOn ? 'teal' : 'gray'} size="sm" tt="none">{isOn ? 'On' : 'Off'}</Badge>
      </Group>
      <Group justify="space-between" align="flex-start">
        <Text size="sm" c="dimmed" maw={500}>
          {isOn ? 'After your password, you are asked for the code that your app shows.' : 'Asks, after your password, for a code that only an app on your phone shows: a stolen password is not enough then.'}
        </Text>
        {isOn ? (
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => setStep({ is: 'newCodes' })}>New backup codes…</Button>
            <Button size="xs" variant="default" onClick={() => setStep({ is: 'turnOff' })}>Turn off…</Button>
          </Group>
        ) : <Button size="xs" onClick={() => setStep({ is: 'turnOn' })}>Turn on…</Button>}
      </Group>

      {step?.is === 'turnOn' && <PasswordDialog title="Ask for codes from an app?" action="Continue" onConfirm={begin} onClose={close}>First your password, so that nobody does this in your place.</PasswordDialog>}
      {step?.is === 'turnOff' && <PasswordDialog title="Ask for no more codes?" action="Turn off" danger onConfirm={turnOff} onClose={close}>Whoever has your password can sign in then. Your app and backup codes are forgotten.</PasswordDialog>}
      {step?.is === 'newCodes' && <PasswordDialog title="Make new backup codes?" action="Make new codes" onConfirm={makeCodes} onClose={close}>Those you have now end.</PasswordDialog>}
      {step?.is === 'app' && <AuthenticatorDialog uri={step.uri} onConfirmed={() => setStep({ is: 'codes', codes: step.codes })} onClose={close} />}
      {step?.is === 'codes' && <BackupCodesDialog codes={step.codes} onStored={close} />}
    </Card>
  );
}
