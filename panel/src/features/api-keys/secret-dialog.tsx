import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { CodeBlock } from '../../components/code-block.tsx';
import { Dialog } from '../../components/dialog.tsx';

export interface SecretDialogProps {
  /** What the key is called. */
  name: string;
  secret: string;
  /** What else to say. */
  note?: string;
  onStored: () => void;
}

/** A new key's secret. It is here once: the dialog goes only when asked to. */
export function SecretDialog({ name, secret, note, onStored }: SecretDialogProps) {
  return (
    <Dialog onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} size="lg" title={`The secret of ${name}`}>
      <Stack>
        <Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} />}>
          Copy it now, and keep it where secrets are kept. Nobody can show it again; whoever has it can use it.
        </Alert>
        <CodeBlock title="Secret" text={secret} />
        <Text size="sm" c="dimmed">
          Your application sends it with each request to <code>/graphql</code>, in the header <code>Authorization: Bearer …</code>{note && ` ${note}`}
        </Text>
        <Group justify="flex-end"><Button onClick={onStored}>I have stored it</Button></Group>
      </Stack>
    </Dialog>
  );
}
