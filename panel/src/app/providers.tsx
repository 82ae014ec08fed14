import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Announcer } from '../components/announcer.tsx';
import { apolloClient } from '../lib/graphql/apollo.ts';
import { theme } from './theme.ts';

/** Everything that pages take for granted: API, look, dialogs, notifications, spoken announcements. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <ApolloProvider client={apolloClient}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <Notifications position="bottom-right" limit={4} autoClose={5000} />
        <Announcer />
        {children}
      </MantineProvider>
    </ApolloProvider>
  );
}

/** Dialogs; inside the router, because what they show may link to pages. */
export function Dialogs({ children }: { children: ReactNode }) {
  return <ModalsProvider>{children}</ModalsProvider>;
}
