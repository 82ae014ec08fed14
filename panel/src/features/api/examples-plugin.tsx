import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { examples, type Example } from './examples.ts';
import classes from './api-page.module.css';

function Examples() {
  const actions = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  // The editors are large and come after the rest of the page: until then there is nothing to write an example into.
  const editors = queryEditor && variableEditor && { query: queryEditor, variables: variableEditor };

  /** In a tab of its own: what somebody is writing stays. */
  function open({ query, variables }: Example): void {
    if (!editors) return;
    actions.addTab();
    editors.query.setValue(query);
    editors.variables.setValue(variables ? JSON.stringify(variables, null, 2) : '');
  }

  return (
    <Stack gap="xs">
      <Title order={2}>Examples</Title>
      <Text size="sm" c="dimmed">Each opens in a new tab and runs as it stands. Those that make something really make it.</Text>
      {examples.map((example) => (
        <UnstyledButton key={example.title} className={classes.example} disabled={!editors} onClick={() => open(example)}>
          <Text size="sm" fw={600}>{example.title}</Text>
          <Text size="xs" c="dimmed">{example.about}</Text>
        </UnstyledButton>
      ))}
    </Stack>
  );
}

/** Queries to begin with. */
export const examplesPlugin: GraphiQLPlugin = { title: 'Examples', icon: () => <IconListSearch aria-hidden="true" />, content: Examples };
