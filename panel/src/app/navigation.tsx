import { CloseButton, Group, Kbd, Text, UnstyledButton } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { IconApi, IconArrowsDiff, IconCash, IconFileInvoice, IconGift, IconHeartbeat, IconHistory, IconHome, IconInbox, IconKey, IconListCheck, IconPackage, IconRepeat, IconSearch, IconStack2, IconTag, IconUserShield, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef, type ComponentType } from 'react';
import { Link, useLocation } from 'react-router';
import { BrandMark } from '../components/brand.tsx';
import type { FragmentType } from '../gql/fragment-masking.ts';
import { paths } from '../lib/paths.ts';
import { useRights } from '../lib/session/rights.ts';
import classes from './navigation.module.css';
import { searchDialog } from './search-dialog.ts';
import { StripeModeMark, type StripeModeMarkFragment } from './stripe-mode-mark.tsx';
import { UserMenu } from './user-menu.tsx';

export interface NavigationProps {
  connection: FragmentType<typeof StripeModeMarkFragment> | undefined;
  onClose: () => void;
  menuOpen: boolean;
}

/** The left column: search, pages, mode, operator. */
export function Navigation({ connection, onClose, menuOpen }: NavigationProps) {
  const mac = useOs() === 'macos';
  const { pathname } = useLocation();
  const { may } = useRights();
  const onPrices = pathname.startsWith(paths.prices());
  const links = useRef<HTMLElement>(null);
  const footIsWhole = connection !== undefined;

  // Where there is no room for all of them, the present page is in sight.
  useEffect(() => {
    const current = links.current?.querySelector<HTMLElement>('[aria-current]');
    if (!links.current || !current) return;
    const below = current.offsetTop - links.current.offsetTop;
    if (below < links.current.scrollTop || below + current.offsetHeight > links.current.scrollTop + links.current.clientHeight) links.current.scrollTop = below - links.current.clientHeight / 2;
    // When another page is opened or the column changes, not under the hand that scrolls.
    // oxlint-disable-next-line react-hooks/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [pathname, menuOpen, footIsWhole]);

  return (
    <div className={classes.column}>
      <Group justify="space-between" wrap="nowrap" mb="md">
        <Link to={paths.home} className={classes.brand}>
          <BrandMark size={28} />
          <Text fw={680} style={{ letterSpacing: '-0.01em' }}>Member Console</Text>
        </Link>
        {menuOpen && <CloseButton hiddenFrom="sm" onClick={onClose} aria-label="Close navigation" />}
      </Group>
      <UnstyledButton className={classes.search} onClick={searchDialog.open} aria-keyshortcuts={mac ? 'Meta+K' : 'Control+K'}>
        <IconSearch size={16} stroke={1.8} aria-hidden="true" />
        <span>Search…</span>
        <Kbd size="xs" className={classes.keys}>{mac ? '⌘ K' : 'Ctrl K'}</Kbd>
      </UnstyledButton>
      <nav ref={links} aria-label="Main" className={classes.links}>
        <NavigationLink to={paths.home} label="Home" icon={IconHome} active={pathname === paths.home} />
        <NavigationLink to={paths.members()} label="Members" icon={IconUsers} active={pathname.startsWith(paths.members())} />
        <NavigationLink to={paths.subscriptions()} label="Subscriptions" icon={IconRepeat} active={pathname.startsWith(paths.subscriptions())} />
        <NavigationLink to={paths.invoices()} label="Invoices" icon={IconFileInvoice} active={pathname.startsWith(paths.invoices())} />
        <NavigationLink to={paths.payments()} label="Payments" icon={IconCash} active={pathname.startsWith(paths.payments())} />
        <div className={classes.section} id="navigation-catalog">Catalog</div>
        <NavigationLink to={paths.products()} label="Products" icon={IconPackage} active={pathname.startsWith(paths.products()) && !onPrices} />
        <NavigationLink to={paths.prices()} label="Prices" icon={IconTag} active={onPrices} />
        <div className={classes.section} id="navigation-access">Access</div>
        <NavigationLink to={paths.entitlementSets()} label="Entitlement sets" icon={IconStack2} active={pathname.startsWith(paths.entitlementSets())} />
        <NavigationLink to={paths.features()} label="Features" icon={IconListCheck} active={pathname.startsWith(paths.features())} />
        <NavigationLink to={paths.grants()} label="Grants" icon={IconGift} active={pathname.startsWith(paths.grants())} />
        <div className={classes.section} id="navigation-developers">Developers</div>
        <NavigationLink to={paths.events()} label="Events" icon={IconInbox} active={pathname.startsWith(paths.events())} />
        <NavigationLink to={paths.health} label="Health" icon={IconHeartbeat} active={pathname.startsWith(paths.health)} />
        <NavigationLink to={paths.drift} label="Drift" icon={IconArrowsDiff} active={pathname.startsWith(paths.drift)} />
        <NavigationLink to={paths.api} label="API" icon={IconApi} active={pathname.startsWith(paths.api)} />
        {may('apiKeys') && <NavigationLink to={paths.apiKeys()} label="API keys" icon={IconKey} active={pathname.startsWith(paths.apiKeys())} />}
        {(may('operators') || may('auditLog')) && <div className={classes.section} id="navigation-administration">Administration</div>}
        {may('operators') && <NavigationLink to={paths.operators()} label="Operators" icon={IconUserShield} active={pathname.startsWith(paths.operators())} />}
        {may('auditLog') && <NavigationLink to={paths.audit()} label="Audit log" icon={IconHistory} active={pathname.startsWith(paths.audit())} />}
      </nav>
      <div className={classes.foot}>
        {connection && <StripeModeMark connection={connection} />}
        <UserMenu />
      </div>
    </div>
  );
}

interface NavigationLinkProps {
  to: string;
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  active: boolean;
}

function NavigationLink({ to, label, icon: Icon, active }: NavigationLinkProps) {
  return (
    <Link to={to} className={classes.link} data-active={active || undefined} aria-current={active ? 'page' : undefined}>
      <Icon size={18} stroke={1.8} aria-hidden="true" />
      {label}
    </Link>
  );
}
