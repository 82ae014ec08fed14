import type { MigrationInterface, QueryRunner } from 'typeorm'

const up = [
  `create table member (
    id uuid constraint member_pkey primary key,
    kind text not null constraint member_kind check (kind in ('PERSON', 'ORGANIZATION')),
    name text not null constraint member_name check (length(name) between 1 and 250),
    email text constraint member_email check (length(email) between 3 and 254 and email ~ '^[^[:space:]@]+@[^[:space:]@]+$'),
    external_id text constraint member_external_id check (length(external_id) between 1 and 255),
    metadata jsonb not null default '{}' constraint member_metadata
      check (jsonb_typeof(metadata) = 'object' and not jsonb_path_exists(metadata, 'strict $.* ? (@.type() != "string")')),
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    archived_at timestamptz(3)
  )`,
  'create index member_created_idx on member (created_at, id)',
  'create index member_kind_idx on member (kind, created_at, id)',
  'create index member_archived_idx on member (created_at, id) where archived_at is not null',
  'create unique index member_external_id_key on member (external_id) where external_id is not null',
  'create unique index member_email_key on member (lower(email)) where email is not null and archived_at is null',
  // pg_trgm passes over whatever the database's locale does not call a letter: in the embedded PostgreSQL all but plain
  // Latin, so that 田中 would be looked for in every row. These are trigrams of any characters, and two characters where
  // a word starts.
  `create function member_search_grams(value text) returns text[] language sql immutable strict parallel safe
    return array(select distinct gram from (
      select substr(value, i, 3) as gram from generate_series(1, length(value) - 2) as i
      union all
      select substr(value, i, 2) from generate_series(1, length(value) - 1) as i where substr(value, i, 1) = ' '
    ) as grams)`,
  // What is looked up for a part of a text: side by side its trigrams say nearly what all of them say, and a third of the entries are read.
  `create function member_search_probes(part text) returns text[] language sql immutable strict parallel safe
    return case when length(part) < 3 then array[part]
      else array(select substr(part, least(i, length(part) - 2), 3) from generate_series(1, length(part), 3) as i) end`,
  // The expression is that of members/member.queries.ts. Without fastupdate no search has to read a list of entries that
  // still wait to be merged: a member is made rarely and looked for often.
  `create index member_search_idx on member
    using gin (member_search_grams(lower(' ' || name || ' ' || coalesce(email, '') || ' ' || coalesce(external_id, '')))) with (fastupdate = off)`,
]

/** Members, and the index that finds them by parts of their texts. */
export class Members1764100000000 implements MigrationInterface {
  name = 'Members1764100000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table member')
    await queryRunner.query('drop function member_search_grams, member_search_probes')
  }
}
