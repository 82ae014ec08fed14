import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm'

/** Writes rows of one table with one statement, in place of rows with the same ids; those that say the same already are left alone. */
export async function upsertRows(manager: EntityManager, entity: EntityTarget<ObjectLiteral>, rows: readonly ObjectLiteral[]): Promise<void> {
  if (rows.length === 0) return
  const { tableName, columns } = manager.connection.getMetadata(entity)
  const names = columns.map((column) => column.databaseName)
  const types = columns.map((column) => `${column.databaseName} ${String(column.type)}`)
  const records = rows.map((row) => Object.fromEntries(columns.map((column): [string, unknown] => [column.databaseName, row[column.propertyName]])))
  const others = names.filter((name) => name !== 'id')
  await manager.query(
    `insert into ${tableName} as known (${names.join(', ')}) select ${names.join(', ')} from jsonb_to_recordset($1::jsonb) as record (${types.join(', ')})
     on conflict (id) do update set ${others.map((name) => `${name} = excluded.${name}`).join(', ')}
     where (${others.map((name) => `known.${name}`).join(', ')}) is distinct from (${others.map((name) => `excluded.${name}`).join(', ')})`,
    [storableJson(records)],
  )
}

/** Removes the rows that belonged to these parents and to none of the new rows. */
export async function deleteChildren(manager: EntityManager, entity: EntityTarget<ObjectLiteral>, parentColumn: string, parents: readonly string[], kept: readonly string[]): Promise<void> {
  const { tableName } = manager.connection.getMetadata(entity)
  await manager.query(`delete from ${tableName} where ${parentColumn} = any($1) and id <> all($2)`, [parents, kept])
}

/** JSON as it can be written into jsonb. */
function storableJson(value: unknown): string {
  const text = JSON.stringify(value)
  // Nearly always there is nothing to replace, and looking once is much faster than a visit to each value.
  return /\\u(?:0000|d[89a-f])/.test(text) ? JSON.stringify(value, storable) : text
}

/** A value as it is written into jsonb: for JSON.stringify. */
export function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value
}

/** PostgreSQL takes neither a NUL nor half of a surrogate pair; no person would miss them. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}
