import { Anchor, Button, VisuallyHidden, type AnchorProps } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** A link to another site: a new tab that learns nothing of this one. */
export function ExternalLink({ href, children, ...rest }: AnchorProps & { href: string; children: ReactNode }) {
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer" style={{ position: 'relative', zIndex: 1, overflowWrap: 'anywhere' }} {...rest}>
      {children}
      <IconExternalLink size="0.9em" style={{ marginInlineStart: 3, verticalAlign: '-0.1em' }} aria-hidden="true" />
      <VisuallyHidden>(opens in a new tab)</VisuallyHidden>
    </Anchor>
  );
}

/** “Open in Stripe” as a button. */
export function OpenInStripe({ href, size = 'sm' }: { href: string; size?: 'xs' | 'sm' }) {
  return (
    <Button
      component="a" href={href} target="_blank" rel="noopener noreferrer" variant="default" size={size}
      rightSection={<IconExternalLink size={15} stroke={1.8} aria-hidden="true" />}
    >
      Open in Stripe
      <VisuallyHidden>(opens in a new tab)</VisuallyHidden>
    </Button>
  );
}
