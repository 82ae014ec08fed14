import { Alert, Box, Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertCircle } from '@tabler/icons-react';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { CodeBlock } from '../../components/code-block.tsx';
import { CodeInput } from '../../components/code-input.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { askAuth, authProblem } from '../../lib/session/auth-problem.ts';
import { authClient } from '../../lib/session/auth.ts';
import { typedSecret } from '../../lib/session/authenticator-uri.ts';

export interface AuthenticatorDialogProps {
  /** The `otpauth:` address that the app has to learn. */
  uri: string;
  onConfirmed: () => void;
  onClose: () => void;
}

/** Hands the secret to an authenticator app, and asks for a first code to see that it has arrived. */
export function AuthenticatorDialog({ uri, onConfirmed, onClose }: AuthenticatorDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ initialValues: { code: '' }, validate: { code: (value) => (/^\d{6}$/.test(value.replace(/\s/g, '')) ? null : 'Enter the six digits.') } });

  async function confirm({ code }: { code: string }): Promise<void> {
    setProblem(null);
    const { refusal } = await askAuth(authClient.twoFactor.verifyTotp({ code: code.replace(/\s/g, '') }));
    if (!refusal) return onConfirmed();
    if (refusal.code === 'INVALID_CODE') form.setErrors({ code: authProblem(refusal) });
    else setProblem(authProblem(refusal));
  }

  return (
    <Dialog onClose={onClose} closeOnClickOutside={false} title="Add it to your app">
      <form noValidate onSubmit={form.onSubmit(confirm)}>
        <Stack>
          <Text size="sm">Scan this with an authenticator app, or type the secret into it.</Text>
          {/* White around it in the dark too: that is what cameras look for. */}
          <Box bg="white" p="md" mx="auto" style={{ borderRadius: 'var(--mantine-radius-md)', border: '1px solid var(--hairline)', lineHeight: 0 }}>
            <QRCodeSVG value={uri} size={184} level="M" title="The secret as a QR code" />
          </Box>
          <CodeBlock title="Secret" text={typedSecret(uri)} wraps />
          {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>{problem}</Alert>}
          <CodeInput description="The six digits that the app shows now." {...form.getInputProps('code')} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button type="submit" loading={form.submitting}>Turn on</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
