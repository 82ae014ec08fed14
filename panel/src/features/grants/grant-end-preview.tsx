import { useQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { AccessGain } from '../../components/access-gain.tsx';
import { ChangePreviewFragment } from '../../components/change-preview.tsx';
import { PreviewChangeQuery } from '../../components/use-confirm-change.tsx';
import { problemText } from '../../lib/graphql/errors.ts';
import { readFragment } from '../../gql/fragment-masking.ts';

/** What the member would lose if the grant ended now. */
export function GrantEndPreview({ grantId }: { grantId: string }) {
  const { data, error } = useQuery(PreviewChangeQuery, { variables: { input: { grantId } }, fetchPolicy: 'network-only' });
  const preview = readFragment(ChangePreviewFragment, data?.previewEntitlementChange);
  if (error) return <Text role="alert" size="sm" c="var(--warning-text)">What is lost when it ends could not be told: {problemText(error)}</Text>;
  if (!preview) return <Text size="sm" c="dimmed" aria-busy="true">Looking what is lost when it ends…</Text>;
  const changes = preview.members[0]?.changes ?? [];
  return (
    <div data-testid="grant-end-preview">
      {changes.length === 0 && <Text size="sm" c="dimmed">Nothing is lost when it ends: other sources give as much, or it gives nothing now.</Text>}
      {changes.length > 0 && <Text size="sm" fw={600} mb={4}>When it ends, this changes:</Text>}
      {changes.map((change) => <AccessGain key={change.feature.id} {...change} />)}
    </div>
  );
}
