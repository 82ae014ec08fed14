import { DataList } from '@mantine/core';

/** Keys and values as they are in Stripe too. */
export function MetadataList({ metadata }: { metadata: Record<string, string> }) {
  return (
    <DataList size="sm" gap={6} labelWidth="110px">
      {Object.entries(metadata).map(([key, value]) => (
        <DataList.Item key={key}>
          <DataList.ItemLabel style={{ overflowWrap: 'anywhere' }}>{key}</DataList.ItemLabel>
          <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  );
}
