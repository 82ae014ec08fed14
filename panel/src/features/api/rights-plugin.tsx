import type { GraphiQLPlugin } from '@graphiql/react';
import { useQuery } from '@apollo/client/react';
import { Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconLock, IconShieldCheck } from '@tabler/icons-react';
import { graphql } from '../../gql/gql.ts';
import classes from './api-page.module.css';

const ApiRightsQuery = graphql(`
  query ApiRights {
    viewer {
      id
      name
      rights {
        name
        allowed
        needs
      }
    }
  }
`);

function Rights() {
  const { data } = useQuery(ApiRightsQuery);
  const rights = (data?.viewer.rights ?? []).toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <Stack gap="xs">
      <Title order={2}>Your rights</Title>
      <Text size="sm" c="dimmed">
        Here you ask as {data?.viewer.name ?? 'yourself'}. Applications ask with an API key, and may do what its scopes allow.
      </Text>
      <ul className={classes.rights}>
        {rights.map((right) => (
          <li key={right.name}>
            {right.allowed ? <IconCheck size={15} color="var(--mantine-color-teal-6)" aria-label="Allowed" /> : <IconLock size={15} color="var(--mantine-color-dimmed)" aria-label="Not allowed" />}
            <span>
              <code>{right.name}</code>
              {right.needs && <Text size="xs" c="dimmed">Needs {right.needs}.</Text>}
            </span>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

/** Which operations the operator may use. */
export const rightsPlugin: GraphiQLPlugin = { title: 'Your rights', icon: () => <IconShieldCheck aria-hidden="true" />, content: Rights };
