import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider, useModals } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Announcer } from '../components/announcer.tsx';
import { apolloClient } from '../lib/graphql/apollo.ts';
import { useReturnFocus } from '../lib/use-return-focus.ts';
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

const DIALOG = 'asked-in-passing';

/** Dialogs; inside the router, because what they show may link to pages. */
export function Dialogs({ children }: { children: ReactNode }) {
  return (
    <ModalsProvider modalProps={{ className: DIALOG }}>
      <DialogFocus />
      {children}
    </ModalsProvider>
  );
}

/** Mantine's own way back ends at the entry of a menu, which has gone with its menu. */
function DialogFocus() {
  return useModals().modals.length > 0 ? <FocusKeeper /> : null;
}

function FocusKeeper() {
  useReturnFocus(`.${DIALOG}`);
  return null;
}
