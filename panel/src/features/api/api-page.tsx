import 'graphiql/setup-workers/vite';
// Not graphiql/style.css: it has fonts inside, which the Content-Security-Policy refuses.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import { useComputedColorScheme } from '@mantine/core';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { PageHeading } from '../../components/page-heading.tsx';
import classes from './api-page.module.css';
import { examples } from './examples.ts';
import { examplesPlugin } from './examples-plugin.tsx';
import { fetchGraphql } from './fetch-graphql.ts';
import { rightsPlugin } from './rights-plugin.tsx';

const plugins = [examplesPlugin, rightsPlugin, HISTORY_PLUGIN];

/** GraphQL to try out, with its documentation, examples and the operator's rights. All of it comes from this console. */
export function ApiPage() {
  const theme = useComputedColorScheme('light');
  return (
    <>
      <PageHeading title="API" description="Everything that this panel does, your own applications can do over GraphQL at /graphql. Here you try it out as yourself, on real data." />
      <div className={classes.frame}>
        <GraphiQL
          fetcher={fetchGraphql} plugins={plugins} visiblePlugin={examplesPlugin} forcedTheme={theme} isHeadersEditorEnabled={false}
          defaultQuery={examples[0]?.query} showPersistHeadersSettings={false} inputValueDeprecation defaultEditorToolsVisibility="variables"
        >
          <GraphiQL.Logo><span /></GraphiQL.Logo>
        </GraphiQL>
      </div>
    </>
  );
}
