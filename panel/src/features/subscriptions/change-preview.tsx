import { Alert, Button, Card, Group, Loader, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import classes from '../../components/sync-notice.module.css';
import { toProblem } from '../../lib/graphql/errors.ts';
import { absoluteDate } from '../../lib/words/time.ts';
import type { KnownPreview } from './use-change-preview.ts';

/** What a change costs, as Stripe reckons it. */
export function ChangePreview({ shown: preview, error, retry }: KnownPreview) {
  if (error !== undefined) {
    const { code, message, fields } = toProblem(error);
    return (
      <Alert className={classes.notice} role="alert" color="orange" variant="light" icon={<IconAlertCircle size={18} />} title={code === 'BAD_USER_INPUT' ? 'This change is not possible' : 'What it costs could not be told'}>
        <Text size="sm">{Object.values(fields).join(' ') || message}</Text>
        {code !== 'BAD_USER_INPUT' && <Button mt="sm" size="xs" variant="default" onClick={retry}>Ask again</Button>}
      </Alert>
    );
  }
  return (
    <Card padding="sm" aria-live="polite" aria-busy={!preview} aria-label="What it costs" component="section">
      {!preview && <Group gap="xs"><Loader size="xs" /><Text size="sm" c="dimmed">Asking Stripe what it costs…</Text></Group>}
      {preview && (
        <Stack gap={6}>
          <Row label="Charged now" amount={preview.dueNow.formatted} strong />
          {preview.nextInvoice && <Row label={`Next invoice${preview.nextInvoiceAt ? `, ${absoluteDate(new Date(preview.nextInvoiceAt))}` : ''}`} amount={preview.nextInvoice.formatted} />}
          {preview.recurring && <Row label="Each period from then on" amount={preview.recurring.formatted} />}
          {preview.lines.some(({ proration }) => proration) && (
            <Stack gap={2} mt={4}>
              {preview.lines.map((line, index) => <Row key={`${index} ${line.description}`} label={line.description ?? 'No description'} amount={line.amount.formatted} small />)}
            </Stack>
          )}
        </Stack>
      )}
    </Card>
  );
}

function Row({ label, amount, strong = false, small = false }: { label: string; amount: string; strong?: boolean; small?: boolean }) {
  const text = { size: small ? 'xs' : 'sm', c: small ? 'dimmed' : undefined, fw: strong ? 650 : undefined } as const;
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Text {...text} style={{ overflowWrap: 'anywhere' }}>{label}</Text>
      <Text {...text} style={{ whiteSpace: 'nowrap' }}>{amount}</Text>
    </Group>
  );
}
