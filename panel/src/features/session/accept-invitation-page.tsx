import { Alert, Button, Loader, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { BrandMark } from '../../components/brand.tsx';
import { authClient } from '../../lib/session/auth.ts';
import { acceptInvitation, lookAtInvitation, type InvitationAnswer } from '../../lib/session/invitations.ts';
import { paths } from '../../lib/paths.ts';
import classes from './sign-in-page.module.css';

/** Where an invitation's link leads: a name and a password make whoever holds it an operator. */
export function AcceptInvitationPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [offer, setOffer] = useState<InvitationAnswer<{ email: string }> | null>(null);

  useEffect(() => {
    void lookAtInvitation(token).then(setOffer);
  }, [token]);

  return (
    <main className={classes.page}>
      <title>Invitation · Member Console</title>
      <Stack gap="lg" w="100%" maw={380}>
        <Stack align="center" gap="xs">
          <BrandMark size={44} />
          <Title order={1} mt={4}>Member Console</Title>
          {offer?.ok && <Text c="dimmed" size="sm" ta="center" style={{ overflowWrap: 'anywhere' }}>You are invited to work here, as {offer.value.email}.</Text>}
        </Stack>
        <Paper withBorder radius="lg" p="xl">
          {!offer && <Stack align="center" aria-busy="true"><Loader type="dots" /></Stack>}
          {offer && !offer.ok && <Alert role="alert" color="orange" variant="light" icon={<IconAlertCircle size={18} />} title="This invitation cannot be used">{offer.message}</Alert>}
          {offer?.ok && <AcceptForm token={token} email={offer.value.email} />}
        </Paper>
      </Stack>
    </main>
  );
}

function AcceptForm({ token, email }: { token: string; email: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: '', password: '' },
    validate: {
      name: (value) => (value.trim() ? null : 'Enter your name.'),
      password: (value) => (value.length >= 8 ? null : 'At least 8 characters.'),
    },
  });

  async function accept({ name, password }: { name: string; password: string }): Promise<void> {
    setProblem(null);
    const answer = await acceptInvitation({ token, name: name.trim(), password });
    if (!answer.ok) {
      form.setErrors(answer.fields);
      return setProblem(Object.keys(answer.fields).length > 0 ? null : answer.message);
    }
    await authClient.signIn.email({ email, password }).catch(() => undefined);
    // A whole new page: nothing of the link stays in it. Whoever could not be signed in is asked to.
    window.location.assign(paths.home);
  }

  return (
    <form noValidate onSubmit={form.onSubmit(accept)}>
      <Stack>
        {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>{problem}</Alert>}
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <TextInput label="Your name" autoComplete="name" autoFocus {...form.getInputProps('name')} />
        <PasswordInput label="Password" autoComplete="new-password" description="Long, and not used anywhere else." {...form.getInputProps('password')} />
        <Button type="submit" fullWidth mt="xs" loading={form.submitting}>Begin</Button>
      </Stack>
    </form>
  );
}
