import { Card, Stack, Text, Title } from '@mantine/core';
import { PageHeading } from '../../components/page-heading.tsx';
import { useOperator } from '../../lib/session/auth.ts';
import { PasskeysCard } from './passkeys-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { useHasPassword } from './use-has-password.ts';

/** The operator's own way in: password, codes, passkeys, and where they are signed in. */
export function AccountPage() {
  const operator = useOperator();
  const hasPassword = useHasPassword();
  return (
    <>
      <PageHeading title="Your account" description={operator?.email} />
      <Stack gap="lg" maw={860}>
        {hasPassword === true && <PasswordCard />}
        {hasPassword === true && <SecondFactorCard />}
        {hasPassword === true && <PasskeysCard />}
        {hasPassword === false && <SignedInElsewhere />}
        <SessionsCard />
      </Stack>
    </>
  );
}

function SignedInElsewhere() {
  return (
    <Card component="section" aria-labelledby="elsewhere">
      <Title order={2} id="elsewhere" mb={4}>Sign-in</Title>
      <Text size="sm" c="dimmed">You sign in at your organisation, which also says what you may do here. There is no password of yours in this console.</Text>
    </Card>
  );
}
