import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { BrandMark } from '../components/brand.tsx';
import { graphql } from '../gql/gql.ts';
import { paths } from '../lib/paths.ts';
import { useLiveQuery } from '../lib/graphql/use-live-query.ts';
import { ConnectionNotice } from './connection-notice.tsx';
import { Navigation } from './navigation.tsx';
import { PanelSearch } from './panel-search.tsx';
import classes from './shell.module.css';
import { StripeBanner } from './stripe-banner.tsx';

const ShellQuery = graphql(`
  query Shell {
    stripeConnection {
      ...StripeBanner_connection
      ...StripeModeMark_connection
    }
    # A change of role is felt at the next look.
    viewer {
      id
      rights {
        name
        allowed
        needs
      }
    }
  }
`);

/** The connection to Stripe changes with a restart of the server, seldom enough to look once in a while. */
const LOOK_EVERY_MILLISECONDS = 20_000;

/** The frame around every page: navigation, search, banner. */
export function Shell({ children }: { children: ReactNode }) {
  const [menuOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const { data, error } = useLiveQuery(ShellQuery, {}, { every: LOOK_EVERY_MILLISECONDS });

  useEffect(close, [pathname, close]);

  return (
    <AppShell layout="alt" header={{ height: { base: 56, sm: 0 } }} navbar={{ width: 236, breakpoint: 'sm', collapsed: { mobile: !menuOpen } }} padding={0}>
      <a href="#content" className={classes.skip}>Skip to content</a>
      <AppShell.Header hiddenFrom="sm" className={classes.header}>
        <Group h="100%" px="md" gap="sm">
          <Burger opened={menuOpen} onClick={toggle} size="sm" aria-label={menuOpen ? 'Close navigation' : 'Open navigation'} aria-expanded={menuOpen} />
          <Group component={Link} {...{ to: paths.home }} gap={8} className={classes.brand}>
            <BrandMark size={26} />
            <Text fw={650}>Member Console</Text>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar}>
        <Navigation connection={data?.stripeConnection} onClose={close} menuOpen={menuOpen} />
      </AppShell.Navbar>
      <AppShell.Main className={classes.main}>
        {data && <StripeBanner connection={data.stripeConnection} />}
        {/* Nothing is painted until it is known whether a banner stands above: it would push the page down. */}
        <div id="content" tabIndex={-1} className={classes.content} data-waiting={(data === undefined && error === undefined) || undefined}>{children}</div>
      </AppShell.Main>
      <ConnectionNotice />
      <PanelSearch />
    </AppShell>
  );
}
