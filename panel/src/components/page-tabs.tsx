import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import classes from './page-tabs.module.css';

export interface PageTabsProps {
  /** What the tabs are parts of, for the screen reader: “Member”. */
  label: string;
  /** In the order in which they are shown; the first is the page's own address. */
  tabs: readonly { label: string; to: string }[];
}

/** The parts of a page, each with an address of its own. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();

  // Where there is no room for all of them, the present one is in sight.
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - (nav.current.clientWidth - current.offsetWidth) / 2;
    // Only when another tab is opened, not under the hand that scrolls.
    // oxlint-disable-next-line react-hooks/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [pathname]);

  return (
    <nav ref={nav} aria-label={label} className={classes.tabs}>
      {tabs.map((tab, index) => (
        <NavLink key={tab.to} to={tab.to} end={index === 0} preventScrollReset className={classes.tab}>{tab.label}</NavLink>
      ))}
    </nav>
  );
}
