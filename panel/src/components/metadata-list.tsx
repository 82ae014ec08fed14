import { DataList, Text } from '@mantine/core';

/** Keys and values as they are in Stripe too. */
export function MetadataList({ metadata }: { metadata: Record<string, string> }) {
  const entries = Object.entries(metadata);
  if (entries.length === 0) return <Text size="sm" c="dimmed">None</Text>;
  return (
    <DataList size="sm" gap={6} labelWidth="110px">
      {entries.map(([key, value]) => (
        <DataList.Item key={key}>
          <DataList.ItemLabel style={{ overflowWrap: 'anywhere' }}>{key}</DataList.ItemLabel>
          <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  );
}
