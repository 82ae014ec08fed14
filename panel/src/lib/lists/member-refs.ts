import type { MemberRef } from '../../gql/graphql.ts';

/** The columns that name a member, by what people call them in tables. */
const COLUMNS: Record<string, keyof MemberRef> = {
  id: 'id', member_id: 'id', memberid: 'id', email: 'email', 'e-mail': 'email', externalid: 'externalId', external_id: 'externalId', 'external id': 'externalId',
};

/**
 * The members that a pasted list or a CSV file names. With a first line of column names, the column `id`, `email` or
 * `externalId` counts; without, the first cell of each line: an id, an e-mail address, or else an external id.
 * Cells are separated by commas, semicolons or tabs, and may stand in double quotes.
 */
export function memberRefs(text: string): MemberRef[] {
  const rows = text.split(/\r\n|\r|\n/).map(cells).filter((row) => row.some((cell) => cell !== ''));
  const names = (rows[0] ?? []).map((cell) => COLUMNS[cell.toLowerCase()]);
  const column = names.findIndex((name) => name !== undefined);
  const named = names[column];
  if (named === undefined) return rows.flatMap((row) => guess(row[0] ?? ''));
  return rows.slice(1).flatMap((row) => (row[column] ? [{ [named]: row[column] }] : []));
}

function guess(cell: string): MemberRef[] {
  if (cell === '') return [];
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(cell)) return [{ id: cell }];
  return cell.includes('@') ? [{ email: cell }] : [{ externalId: cell }];
}

/** The cells of one line; two double quotes within quotes are one. */
function cells(line: string): string[] {
  const found = line.replace(/^\uFEFF/, '').matchAll(/(?:^|[,;\t])(?:\s*"((?:[^"]|"")*)"\s*|([^,;\t]*))/g);
  return [...found].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')).trim());
}
