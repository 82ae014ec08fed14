import { Alert, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { BrandMark } from '../../components/brand.tsx';
import { authClient, sessionEnded } from '../../lib/session/auth.ts';
import { issuerProblem } from '../../lib/session/issuer-problem.ts';
import { safeNext } from '../../lib/paths.ts';
import { SignInForm } from './sign-in-form.tsx';
import classes from './sign-in-page.module.css';

/** The way in. Whoever is signed in already goes on to the page they wanted. */
export function SignInPage() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const session = authClient.useSession();
  const problem = issuerProblem(search.get('error'));
  const next = safeNext(search.get('next'));

  async function goOn(): Promise<void> {
    await session.refetch();
    sessionEnded.set(false);
    await navigate(next, { replace: true });
  }

  if (session.data) return <Navigate to={next} replace />;
  return (
    <main className={classes.page}>
      <title>Sign in · Member Console</title>
      <Stack gap="lg" w="100%" maw={380}>
        <Stack align="center" gap="xs">
          <BrandMark size={44} />
          <Title order={1} mt={4}>Member Console</Title>
          <Text c="dimmed" size="sm">Sign in to manage what you sell.</Text>
        </Stack>
        {problem && <Alert role="alert" color="orange" variant="light" icon={<IconAlertCircle size={18} />} title={problem.title}>{problem.text}</Alert>}
        <Paper withBorder radius="lg" p="xl">
          <SignInForm next={next} onSignedIn={goOn} />
        </Paper>
      </Stack>
    </main>
  );
}
