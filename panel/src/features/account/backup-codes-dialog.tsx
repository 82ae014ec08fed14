import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { CodeBlock } from '../../components/code-block.tsx';
import { Dialog } from '../../components/dialog.tsx';

/** Backup codes. They are here once: the dialog goes only when asked to. */
export function BackupCodesDialog({ codes, onStored }: { codes: readonly string[]; onStored: () => void }) {
  return (
    <Dialog onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title="Your backup codes">
      <Stack>
        <Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} />}>
          Print them, or keep them where you keep passwords. Each signs you in once when you do not have your app. They cannot be shown again.
        </Alert>
        <CodeBlock title="Backup codes" text={codes.join('\n')} />
        <Group justify="flex-end"><Button onClick={onStored} data-autofocus>I have stored them</Button></Group>
      </Stack>
    </Dialog>
  );
}
