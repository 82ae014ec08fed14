import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm'

/** Writes rows of one table with one statement, in place of rows with the same ids. */
export async function upsertRows(manager: EntityManager, entity: EntityTarget<ObjectLiteral>, rows: readonly ObjectLiteral[]): Promise<void> {
  if (rows.length === 0) return
  const { tableName, columns } = manager.connection.getMetadata(entity)
  const names = columns.map((column) => column.databaseName)
  const types = columns.map((column) => `${column.databaseName} ${String(column.type)}`)
  const records = rows.map((row) => Object.fromEntries(columns.map((column): [string, unknown] => [column.databaseName, row[column.propertyName]])))
  await manager.query(
    `insert into ${tableName} (${names.join(', ')}) select ${names.join(', ')} from jsonb_to_recordset($1::jsonb) as record (${types.join(', ')})
     on conflict (id) do update set ${names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [JSON.stringify(records, storable)],
  )
}

/** Removes the rows that belonged to these parents and to none of the new rows. */
export async function deleteChildren(manager: EntityManager, entity: EntityTarget<ObjectLiteral>, parentColumn: string, parents: readonly string[], kept: readonly string[]): Promise<void> {
  const { tableName } = manager.connection.getMetadata(entity)
  await manager.query(`delete from ${tableName} where ${parentColumn} = any($1) and id <> all($2)`, [parents, kept])
}

/** A value as it is written into jsonb: for JSON.stringify. */
export function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value
}

/** PostgreSQL takes neither a NUL nor half of a surrogate pair; no person would miss them. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}
