import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { problemText } from '../../lib/graphql/errors.ts';
import { RotateApiKey } from './operations.ts';
import { SecretDialog } from './secret-dialog.tsx';

const overlaps = [
  { value: '0', label: 'No time: the old key ends now' },
  { value: '3600', label: 'An hour' },
  { value: '86400', label: 'A day' },
  { value: '604800', label: 'A week' },
  { value: '2592000', label: '30 days' },
];

const lifetimes = [
  { value: 'same', label: 'When the old one would have' },
  { value: '90', label: 'After 90 days' },
  { value: '365', label: 'After a year' },
];

/** Replaces a key by a new one; for a while both work, so that the application never stands without. */
export function RotateDialog({ apiKey, onClose }: { apiKey: { id: string; name: string }; onClose: () => void }) {
  const [rotateApiKey, { loading }] = useMutation(RotateApiKey, { fetchPolicy: 'no-cache', refetchQueries: 'active' });
  const [overlap, setOverlap] = useState('86400');
  const [lifetime, setLifetime] = useState('same');
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function rotate(): Promise<void> {
    setProblem(null);
    try {
      const expiresAt = lifetime === 'same' ? undefined : new Date(Date.now() + Number(lifetime) * 86_400_000).toISOString();
      const { data } = await rotateApiKey({ variables: { input: { id: apiKey.id, overlapSeconds: Number(overlap), expiresAt } } });
      if (data) setSecret(data.rotateApiKey.secret);
    } catch (error) {
      setProblem(problemText(error));
    }
  }

  if (secret !== null) return <SecretDialog name={apiKey.name} secret={secret} note={overlap === '0' ? 'The old secret does not work any more.' : 'Until the overlap ends, the old secret works too.'} onStored={onClose} />;
  return (
    <Dialog onClose={onClose} title={`Rotate ${apiKey.name}?`}>
      <Stack>
        {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />} title="Not rotated">{problem}</Alert>}
        <Text size="sm">A new key with the same name, scopes and limits takes its place. Give its secret to the application while both work.</Text>
        <Select label="The old key goes on working for" allowDeselect={false} data={overlaps} value={overlap} onChange={(value) => setOverlap(value ?? '86400')} />
        <Select label="The new key expires" allowDeselect={false} data={lifetimes} value={lifetime} onChange={(value) => setLifetime(value ?? 'same')} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button loading={loading} onClick={() => void rotate()}>Rotate key</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
