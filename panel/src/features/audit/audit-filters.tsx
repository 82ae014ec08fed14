import { useQuery } from '@apollo/client/react';
import { Group, Select, Text, TextInput } from '@mantine/core';
import { SearchField } from '../../components/search-field.tsx';
import { SuggestedFilter } from '../../components/suggested-filter.tsx';
import { graphql } from '../../gql/gql.ts';
import type { ActorChoice, AuditListState } from '../../lib/lists/audit-list.ts';

/** The API says itself what can be done. */
const ActionNamesQuery = graphql(`
  query ActionNames {
    schema: __schema {
      mutationType {
        fields {
          name
        }
      }
    }
  }
`);

const actorOptions: { value: ActorChoice; label: string }[] = [
  { value: 'any', label: 'Anybody' },
  { value: 'operator', label: 'Operators' },
  { value: 'api-key', label: 'API keys' },
  { value: 'stripe-event', label: 'Stripe events' },
  { value: 'system', label: 'The console' },
];

/** What is no mutation: the console's own words. */
const ownActions = ['accessBegan', 'accessChanged', 'accessEnded', 'signIn', 'joinWithOpenIdConnect', 'changePassword', 'turnOnSecondFactor', 'turnOffSecondFactor', 'makeBackupCodes', 'addPasskey'];

const objectTypes = ['Product', 'Price', 'Feature', 'EntitlementSet', 'Member', 'Grant', 'CheckoutSession', 'Subscription', 'StripeEvent', 'Operator', 'ApiKey', 'ReconcileRun'];

export interface AuditFiltersProps {
  state: AuditListState;
  onChange: (next: Partial<AuditListState>, replace?: boolean) => void;
}

/** What the audit log is narrowed to. */
export function AuditFilters({ state, onChange }: AuditFiltersProps) {
  const { data } = useQuery(ActionNamesQuery);
  const actions = [...data?.schema.mutationType?.fields?.map((field) => field.name) ?? [], ...ownActions];
  return (
    <>
      <SearchField label="Find by object ID" value={state.objectId} onChange={(objectId) => onChange({ objectId }, state.objectId !== '')} />
      <SuggestedFilter label="Action" placeholder="Any action" suggestions={actions} value={state.action} onChange={(action) => onChange({ action })} />
      <SuggestedFilter label="Object type" placeholder="Any object" suggestions={objectTypes} value={state.objectType} onChange={(objectType) => onChange({ objectType })} />
      <Select
        aria-label="Who" w={150} size="sm" allowDeselect={false} data={actorOptions} value={state.actor}
        onChange={(chosen) => onChange({ actor: actorOptions.find((option) => option.value === chosen)?.value ?? 'any', actorId: '' })}
      />
      <DayField label="From" value={state.from} onChange={(from) => onChange({ from })} />
      <DayField label="To" value={state.to} onChange={(to) => onChange({ to })} />
    </>
  );
}

function DayField({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <Group component="label" gap={8} wrap="nowrap">
      <Text span size="sm" c="dimmed">{label}</Text>
      <TextInput type="date" aria-label={label} w={150} size="sm" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </Group>
  );
}
