import { NavLink } from 'react-router';
import classes from './page-tabs.module.css';

export interface PageTabsProps {
  /** What the tabs are parts of, for the screen reader: “Member”. */
  label: string;
  /** In the order in which they are shown; the first is the page's own address. */
  tabs: readonly { label: string; to: string }[];
}

/** The parts of a page, each with an address of its own. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map((tab, index) => (
        <NavLink key={tab.to} to={tab.to} end={index === 0} preventScrollReset className={classes.tab}>{tab.label}</NavLink>
      ))}
    </nav>
  );
}
