import { Button } from '@mantine/core';
import { IconCreditCard, IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { Permitted } from '../../components/permitted.tsx';
import { CheckoutDialog } from './checkout-dialog.tsx';
import { PortalDialog } from './portal-dialog.tsx';

/** The links to Stripe's pages that can be made for a member. */
export function MemberLinks({ member }: { member: { id: string; name: string } }) {
  const [open, setOpen] = useState<'checkout' | 'portal' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Permitted operation="createBillingPortalSession">
        <Button variant="default" onClick={() => setOpen('portal')} leftSection={<IconCreditCard size={16} stroke={1.8} />}>Portal link</Button>
      </Permitted>
      <Permitted operation="createCheckoutSession">
        <Button onClick={() => setOpen('checkout')} leftSection={<IconLink size={16} stroke={1.8} />}>Checkout link</Button>
      </Permitted>
      {open === 'checkout' && <CheckoutDialog member={member} onClose={close} />}
      {open === 'portal' && <PortalDialog member={member} onClose={close} />}
    </>
  );
}
