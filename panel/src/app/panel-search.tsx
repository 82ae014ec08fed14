import { skipToken, useQuery } from '@apollo/client/react';
import { Text, useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconApi, IconArrowsDiff, IconCash, IconDeviceLaptop, IconFileInvoice, IconGift, IconHeartbeat, IconHistory, IconHome, IconInbox, IconKey, IconListCheck, IconLogout, IconMoon, IconPackage, IconPlus, IconRepeat, IconSearch, IconStack2, IconSun, IconTag, IconUserPlus, IconUserCircle, IconUserShield, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { MemberAvatar } from '../components/member-avatar.tsx';
import { ProductImage } from '../components/product-image.tsx';
import { graphql } from '../gql/gql.ts';
import { MEMBER_SEARCH_LIMIT } from '../lib/lists/member-list.ts';
import { paths } from '../lib/paths.ts';
import { useRights } from '../lib/session/rights.ts';
import { searchStore, selectFirstEntry } from './search-dialog.ts';
import { leave } from './user-menu.tsx';

const SearchQuery = graphql(`
  query PanelSearch($search: String!) {
    products(filter: { search: $search }, limit: 6) {
      items {
        id
        name
        description
        images
        active
      }
    }
    members(filter: { search: $search }, limit: 6) {
      items {
        id
        name
        kind
        email
        archivedAt
      }
    }
  }
`);

interface Action {
  label: string;
  /** Other words that find it. */
  words: string;
  icon: typeof IconHome;
  /** The query or mutation that it is about: who may not use it is not offered it. */
  operation?: string;
  run: () => void;
}

/** What a Stripe id leads to. */
const objectPages = [
  { prefix: /^sub_\w+$/, noun: 'subscription', icon: IconRepeat, address: (id: string) => paths.subscription(id) },
  { prefix: /^in_\w+$/, noun: 'invoice', icon: IconFileInvoice, address: (id: string) => paths.invoice(id) },
  { prefix: /^(pi|ch|py)_\w+$/, noun: 'payment', icon: IconCash, address: (id: string) => paths.payment(id) },
  { prefix: /^evt_\w+$/, noun: 'event', icon: IconInbox, address: (id: string) => paths.event(id) },
];

/** Search over products, members and actions, from anywhere with Ctrl K or ⌘ K. */
export function PanelSearch() {
  const [query, setQuery] = useState('');
  const [typed] = useDebouncedValue(query.trim(), 150);
  const navigate = useNavigate();
  const { may } = useRights();
  const actions = useActions().filter((action) => !action.operation || may(action.operation));
  const { data, previousData, error, loading } = useQuery(SearchQuery, typed ? { variables: { search: typed.slice(0, MEMBER_SEARCH_LIMIT) } } : skipToken);
  const found = query.trim() && !error ? (data ?? previousData) : undefined;
  const products = found?.products.items ?? [];
  const members = found?.members.items ?? [];
  const wanted = query.trim().toLowerCase();
  const matching = actions.filter((action) => `${action.label} ${action.words}`.toLowerCase().includes(wanted));
  const named = objectPages.find(({ prefix }) => prefix.test(wanted));
  if (named) {
    const id = query.trim();
    matching.push({ label: `Open ${named.noun} ${id}`, words: '', icon: named.icon, run: () => void navigate(named.address(id)) });
  }
  const list = useRef<HTMLDivElement>(null);
  // After every change of the list: the highlighted entry may have been one that the next answer no longer has.
  useEffect(() => {
    if (wanted) selectFirstEntry(list.current);
  });
  const searching = loading || typed !== query.trim();

  return (
    // At the top: it grows and shrinks with what is found.
    <Spotlight.Root store={searchStore} query={query} onQueryChange={setQuery} shortcut={['mod + K', '/']} maxHeight={420} scrollable centered={false} radius="lg">
      <Spotlight.Search placeholder="Search products, members and actions" aria-label="Search products, members and actions" leftSection={<IconSearch size={18} stroke={1.8} />} />
      <Spotlight.ActionsList ref={list}>
        {products.length > 0 && (
          <Spotlight.ActionsGroup label="Products">
            {products.map((product) => (
              <Spotlight.Action
                key={product.id} label={product.name} onClick={() => void navigate(paths.product(product.id))}
                description={product.active ? (product.description?.slice(0, 90) ?? undefined) : 'Archived'}
                leftSection={<ProductImage name={product.name} images={product.images} size={30} />}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {members.length > 0 && (
          <Spotlight.ActionsGroup label="Members">
            {members.map((member) => (
              <Spotlight.Action
                key={member.id} label={member.name} onClick={() => void navigate(paths.member(member.id))}
                description={member.archivedAt ? 'Archived' : (member.email ?? undefined)}
                leftSection={<MemberAvatar name={member.name} kind={member.kind} size={30} />}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {matching.length > 0 && (
          <Spotlight.ActionsGroup label="Actions">
            {matching.map((action) => (
              <Spotlight.Action key={action.label} label={action.label} onClick={action.run} leftSection={<action.icon size={20} stroke={1.7} />} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {error && typed && <Spotlight.Empty><Text role="alert" c="dimmed" size="sm">Products and members could not be searched. Change the text to try again.</Text></Spotlight.Empty>}
        {!error && products.length === 0 && members.length === 0 && matching.length === 0 && (
          <Spotlight.Empty><Text c="dimmed" size="sm">{searching ? 'Searching…' : `Nothing matches “${query.trim()}”.`}</Text></Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function useActions(): Action[] {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  return [
    { label: 'New product', words: 'create add make', icon: IconPlus, operation: 'createProduct', run: () => void navigate(paths.newProduct) },
    { label: 'New member', words: 'create add make person organization', icon: IconUserPlus, operation: 'createMember', run: () => void navigate(paths.newMember) },
    { label: 'Home', words: 'go sync summary start', icon: IconHome, run: () => void navigate(paths.home) },
    { label: 'Products', words: 'go catalog list', icon: IconPackage, run: () => void navigate(paths.products()) },
    { label: 'Prices', words: 'go catalog list', icon: IconTag, run: () => void navigate(paths.prices()) },
    { label: 'New entitlement set', words: 'create add make plan access', icon: IconPlus, operation: 'createEntitlementSet', run: () => void navigate(paths.newEntitlementSet) },
    { label: 'New feature', words: 'create add make access', icon: IconPlus, operation: 'createFeature', run: () => void navigate(paths.newFeature) },
    { label: 'Entitlement sets', words: 'go access plans list', icon: IconStack2, run: () => void navigate(paths.entitlementSets()) },
    { label: 'Features', words: 'go access list', icon: IconListCheck, run: () => void navigate(paths.features()) },
    { label: 'Grants', words: 'go access give free list', icon: IconGift, run: () => void navigate(paths.grants()) },
    { label: 'Members', words: 'go people customers list', icon: IconUsers, run: () => void navigate(paths.members()) },
    { label: 'Subscriptions', words: 'go billing list', icon: IconRepeat, run: () => void navigate(paths.subscriptions()) },
    { label: 'Invoices', words: 'go billing paid open bills list', icon: IconFileInvoice, run: () => void navigate(paths.invoices()) },
    { label: 'Payments', words: 'go billing money charges refused failed list', icon: IconCash, run: () => void navigate(paths.payments()) },
    { label: 'Events', words: 'go webhook inbox developers stripe list', icon: IconInbox, run: () => void navigate(paths.events()) },
    { label: 'API keys', words: 'go settings secrets tokens integrators list', icon: IconKey, operation: 'apiKeys', run: () => void navigate(paths.apiKeys()) },
    { label: 'Health', words: 'go alerts status backlog database workers version monitoring', icon: IconHeartbeat, run: () => void navigate(paths.health) },
    { label: 'Drift', words: 'go differences stripe repair reconcile compare unrecognized adopt', icon: IconArrowsDiff, run: () => void navigate(paths.drift) },
    { label: 'API', words: 'go graphql graphiql explorer docs developers query', icon: IconApi, run: () => void navigate(paths.api) },
    { label: 'Operators', words: 'go settings people roles invite administration', icon: IconUserShield, operation: 'operators', run: () => void navigate(paths.operators()) },
    { label: 'Your account', words: 'go password sessions sign out everywhere profile', icon: IconUserCircle, run: () => void navigate(paths.account) },
    { label: 'Audit log', words: 'go changes history who', icon: IconHistory, operation: 'auditLog', run: () => void navigate(paths.audit()) },
    { label: 'Light theme', words: 'appearance colour mode', icon: IconSun, run: () => setColorScheme('light') },
    { label: 'Dark theme', words: 'appearance colour mode night', icon: IconMoon, run: () => setColorScheme('dark') },
    { label: 'System theme', words: 'appearance colour mode auto', icon: IconDeviceLaptop, run: () => setColorScheme('auto') },
    { label: 'Sign out', words: 'log out leave', icon: IconLogout, run: () => void leave() },
  ];
}
