import { Button, EmptyState } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { Link } from 'react-router';
import { NotThere } from '../components/failure.tsx';
import { paths } from '../lib/paths.ts';

/** An address that no page has. */
export function PageNotFound() {
  return (
    <NotThere title="There is no such page" description="The address may be mistyped, or the page may have moved.">
      <Button component={Link} to={paths.home}>Go to Home</Button>
    </NotThere>
  );
}

/** A fault of the panel itself. */
export function PageCrashed() {
  return (
    <EmptyState
      role="alert" py={80} icon={<IconBug size={28} stroke={1.6} />} variant="light" color="red" title="This page broke"
      description="It is a fault of the panel, not of your data. Loading the page again usually helps."
    >
      <EmptyState.Actions>
        <Button onClick={() => window.location.reload()}>Load again</Button>
        <Button variant="default" component="a" href={paths.home}>Go to Home</Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}
