import { Stack } from '@mantine/core';
import { PageHeading } from '../../components/page-heading.tsx';
import { useOperator } from '../../lib/auth.ts';
import { PasswordCard } from './password-card.tsx';
import { SessionsCard } from './sessions-card.tsx';

/** The operator's own way in: password, and where they are signed in. */
export function AccountPage() {
  const operator = useOperator();
  return (
    <>
      <PageHeading title="Your account" description={operator?.email} />
      <Stack gap="lg" maw={860}>
        <PasswordCard />
        <SessionsCard />
      </Stack>
    </>
  );
}
