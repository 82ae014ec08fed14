import { EmptyState } from '@mantine/core';
import { IconCircleCheck, IconShoppingCartX } from '@tabler/icons-react';

/** Where a member comes back to from Stripe after paying, when nobody named another page. Needs no sign-in and tells nothing. */
export function ThanksPage() {
  return (
    <main>
      <title>Thank you</title>
      <EmptyState py={120} px="md" icon={<IconCircleCheck size={32} stroke={1.6} />} variant="light" color="teal" title="Thank you" description="Your payment is on its way. You can close this page." />
    </main>
  );
}

/** The same without having paid. */
export function NotPaidPage() {
  return (
    <main>
      <title>Nothing was paid</title>
      <EmptyState
        py={120} px="md" icon={<IconShoppingCartX size={32} stroke={1.6} />} variant="light" color="gray" title="Nothing was paid"
        description="The link that you were sent stays good for a while: open it again to pay. Otherwise you can close this page."
      />
    </main>
  );
}
