import { Anchor, Group, Text, Title } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useNavigationType } from 'react-router';
import classes from './page-heading.module.css';

export interface PageHeadingProps {
  title: string;
  /** Pages above this one, outermost first. */
  above?: { label: string; to: string }[];
  /** Stands before the title. */
  image?: ReactNode;
  badges?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Forms put the focus into their first field instead. */
  takesFocus?: boolean;
}

/** True until the first page is shown: a screen reader then starts at the top of the document by itself. */
let firstPage = true;

/** A page's title and actions. Names the browser tab, and takes the focus when the page was navigated to. */
export function PageHeading({ title, above = [], image, badges, description, actions, takesFocus = true }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const navigation = useNavigationType();

  useEffect(() => {
    if (!firstPage && takesFocus && navigation !== 'REPLACE') heading.current?.focus({ preventScroll: true });
    firstPage = false;
    // Only when the page appears, not whenever its title changes under the reader.
    // oxlint-disable-next-line react-hooks/exhaustive-deps, react/exhaustive-effect-dependencies
  }, []);

  return (
    <header className={classes.header}>
      <title>{`${title} · Member Console`}</title>
      {above.length > 0 && (
        <Group component="nav" aria-label="Breadcrumb" gap={4} mb={6}>
          {above.map((page) => (
            <Group key={page.to} gap={4} wrap="nowrap" miw={0}>
              <Anchor component={Link} to={page.to} size="sm" c="dimmed" lineClamp={1}>{page.label}</Anchor>
              <IconChevronRight size={14} aria-hidden="true" className={classes.chevron} />
            </Group>
          ))}
        </Group>
      )}
      <div className={classes.row}>
        <div className={classes.titles}>
          {image}
          <div className={classes.words}>
            <Group gap="sm" wrap="wrap">
              <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>{title}</Title>
              {badges}
            </Group>
            {description && <Text c="dimmed" size="sm" mt={4} className={classes.description}>{description}</Text>}
          </div>
        </div>
        {actions && <Group gap="xs" className={classes.actions}>{actions}</Group>}
      </div>
    </header>
  );
}
