import { Button, EmptyState } from '@mantine/core';
import { IconPackage, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Permitted } from '../../../components/permitted.tsx';
import { paths } from '../../../lib/paths.ts';

export interface NoProductsProps {
  /** True when search or filters leave nothing over. */
  filtered: boolean;
  /** True when there are products, on earlier pages. */
  beyondEnd: boolean;
  /** How many archived products there are. */
  archived: number;
  onClear: () => void;
  onFirstPage: () => void;
  onShowArchived: () => void;
}

/** An empty list says why it is empty and what to do. */
export function NoProducts({ filtered, beyondEnd, archived, onClear, onFirstPage, onShowArchived }: NoProductsProps) {
  if (beyondEnd) {
    return (
      <EmptyState py={64} icon={<IconSearchOff size={28} stroke={1.6} />} variant="light" color="gray" title="The list is not this long" description="There are fewer pages than the address names.">
        <EmptyState.Actions><Button variant="default" onClick={onFirstPage}>Go to the first page</Button></EmptyState.Actions>
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState py={64} icon={<IconSearchOff size={28} stroke={1.6} />} variant="light" color="gray" title="No product matches" description="Try other words, or look without filters.">
        <EmptyState.Actions><Button variant="default" onClick={onClear}>Clear search and filters</Button></EmptyState.Actions>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      py={64} icon={<IconPackage size={28} stroke={1.6} />} variant="light" title={archived > 0 ? 'No active product' : 'Make your first product'}
      description="A product is what members buy, such as a membership. Its prices say how much and how often. Both reach Stripe by themselves."
    >
      <EmptyState.Actions>
        <Permitted operation="createProduct"><Button component={Link} to={paths.newProduct} leftSection={<IconPlus size={16} stroke={2.2} />}>New product</Button></Permitted>
        {archived > 0 && <Button variant="default" onClick={onShowArchived}>Show archived ({archived})</Button>}
      </EmptyState.Actions>
    </EmptyState>
  );
}
