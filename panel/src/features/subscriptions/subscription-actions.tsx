import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Permitted } from '../../components/permitted.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { runChange } from '../../lib/forms/run-change.ts';
import { isOver } from '../../lib/words/subscription-text.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { ResumeSubscription } from './operations.ts';

export const SubscriptionActionsFragment = graphql(`
  fragment SubscriptionActions_subscription on Subscription {
    id
    status
    currency
    cancelAtPeriodEnd
    cancelAt
    changedOutside {
      field
    }
    items {
      id
      quantity
      currentPeriodEnd
      stripePriceId
      price {
        id
        summary
        product {
          id
          name
        }
      }
    }
  }
`);

/** What an operator can do with a subscription; nothing once it is over. */
export function SubscriptionActions({ subscription: masked }: { subscription: FragmentType<typeof SubscriptionActionsFragment> }) {
  const subscription = readFragment(SubscriptionActionsFragment, masked);
  const [open, setOpen] = useState<'change' | 'cancel' | null>(null);
  const [resumeSubscription, { loading: resuming }] = useMutation(ResumeSubscription);
  const { id, status, cancelAtPeriodEnd, cancelAt, items } = subscription;
  if (isOver(status)) return null;
  const ending = cancelAtPeriodEnd || Boolean(cancelAt);
  const close = () => setOpen(null);
  const resume = () => void runChange(() => resumeSubscription({ variables: { input: { id } } }), { done: 'The subscription goes on.', failed: 'Not resumed' });
  return (
    <>
      {(ending || status === 'paused') && (
        <Permitted operation="resumeSubscription"><Button size="xs" loading={resuming} onClick={resume}>Resume</Button></Permitted>
      )}
      {items.length > 0 && <Permitted operation="changeSubscription"><Button size="xs" variant="default" onClick={() => setOpen('change')}>Change…</Button></Permitted>}
      <Permitted operation="cancelSubscription"><Button size="xs" variant="default" onClick={() => setOpen('cancel')}>Cancel…</Button></Permitted>
      {open === 'cancel' && <CancelDialog id={id} periodEnd={items.map((item) => item.currentPeriodEnd).sort()[0]} onClose={close} />}
      {open === 'change' && (
        <ChangeDialog
          id={id} currency={subscription.currency} changedOutside={subscription.changedOutside.length > 0} onClose={close}
          items={items.map((item) => ({ id: item.id, quantity: item.quantity, name: item.price ? `${item.price.product.name}, ${item.price.summary}` : item.stripePriceId }))}
        />
      )}
    </>
  );
}
