import { Table } from '@mantine/core';

export interface Tier {
  /** Last unit of the tier; null: and above. */
  upTo?: number | null;
  /** Minor units. */
  unitAmount?: number | null;
  /** Minor units. */
  flatAmount?: number | null;
}

/** Tiers as a price list: from, to, per unit, flat fee. */
export function TiersTable({ tiers, money }: { tiers: readonly Tier[]; money: (amount: number | null | undefined) => string | null }) {
  return (
    <Table withTableBorder fz="sm" verticalSpacing={7} aria-label="Tiers">
      <Table.Thead>
        <Table.Tr><Table.Th>Units</Table.Th><Table.Th ta="end">Per unit</Table.Th><Table.Th ta="end">Flat fee</Table.Th></Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tiers.map((tier, index) => {
          const from = index === 0 ? 1 : (tiers[index - 1]?.upTo ?? 0) + 1;
          return (
            <Table.Tr key={from}>
              <Table.Td>{tier.upTo == null ? `${from} and above` : `${from} to ${tier.upTo}`}</Table.Td>
              <Table.Td ta="end">{money(tier.unitAmount) ?? '—'}</Table.Td>
              <Table.Td ta="end">{money(tier.flatAmount) ?? '—'}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
