/**
 * The tables of better-auth, under this product's names: see `auth-options.ts` for the mapping. better-auth never
 * creates or alters them; `identity-schema.test.ts` compares them with what it expects, so an upgrade of the library that
 * needs another column fails there, and gets a migration of its own.
 */
export const identityUpSql: string[] = [
  `create table operator (
    id uuid primary key,
    name text not null,
    email text not null constraint operator_email_key unique
      constraint operator_email_lower_case check (email = lower(email)),
    email_verified boolean not null default false,
    image text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create table operator_session (
    id uuid primary key,
    operator_id uuid not null references operator (id) on delete cascade,
    token text not null constraint operator_session_token_key unique,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index operator_session_operator_id_idx on operator_session (operator_id)`,
  `create index operator_session_expires_at_idx on operator_session (expires_at)`,
  `create table operator_account (
    id uuid primary key,
    operator_id uuid not null references operator (id) on delete cascade,
    provider_id text not null,
    account_id text not null,
    password text,
    access_token text,
    access_token_expires_at timestamptz,
    refresh_token text,
    refresh_token_expires_at timestamptz,
    id_token text,
    scope text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint operator_account_provider_id_account_id_key unique (provider_id, account_id)
  )`,
  `create index operator_account_operator_id_idx on operator_account (operator_id)`,
  `create table operator_verification (
    id uuid primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index operator_verification_identifier_idx on operator_verification (identifier)`,
  `create table api_key (
    id uuid primary key,
    config_id text not null default 'default',
    reference_id text not null,
    name text,
    start text,
    prefix text,
    key text not null constraint api_key_key_key unique,
    enabled boolean not null default true,
    expires_at timestamptz,
    permissions text,
    metadata text,
    last_request timestamptz,
    request_count integer not null default 0,
    rate_limit_enabled boolean not null default false,
    rate_limit_time_window bigint,
    rate_limit_max integer,
    remaining integer,
    refill_interval bigint,
    refill_amount integer,
    last_refill_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index api_key_reference_id_idx on api_key (reference_id)`,
  `comment on column api_key.key is 'SHA-256 of the key, base64url; the key itself is stored nowhere'`,
  `create table sign_in_rate_limit (
    id uuid primary key,
    key text not null constraint sign_in_rate_limit_key_key unique,
    count integer not null,
    last_request bigint not null
  )`,
  `comment on column sign_in_rate_limit.last_request is 'milliseconds since 1970, UTC'`,
]

/** Undoes {@link identityUpSql}. */
export const identityDownSql: string[] = [
  'drop table sign_in_rate_limit',
  'drop table api_key',
  'drop table operator_verification',
  'drop table operator_account',
  'drop table operator_session',
  'drop table operator',
]

/** Roles. Whoever is an operator already could do everything, and still can. */
export const operatorRolesUpSql: string[] = [
  `alter table operator add column role text not null default 'admin'
    constraint operator_role check (role in ('viewer', 'support', 'catalog', 'admin'))`,
  `alter table operator alter column role set default 'viewer'`,
]

/** Undoes {@link operatorRolesUpSql}. */
export const operatorRolesDownSql: string[] = ['alter table operator drop column role']

/** Rotation and revocation of API keys, and how many requests each makes. */
export const apiKeysUpSql: string[] = [
  `alter table api_key add column revoked_at timestamptz constraint api_key_revoked_is_disabled check (revoked_at is null or not enabled),
    add column requests_per_minute integer constraint api_key_requests_per_minute check (requests_per_minute > 0),
    add column replaced_by_id uuid constraint api_key_replaced_by_fkey references api_key on delete set null`,
  'create unique index api_key_replaced_by_key on api_key (replaced_by_id) where replaced_by_id is not null',
  'create index api_key_created_idx on api_key (created_at, id)',
  // Counts of the minute that runs: nothing is lost with them, so they need not reach the disk.
  `create unlogged table api_key_usage (
    api_key_id uuid constraint api_key_usage_pkey primary key references api_key on delete cascade,
    minute bigint not null,
    requests integer not null
  )`,
  `comment on column api_key_usage.minute is 'minutes since 1970, UTC'`,
]

/** Undoes {@link apiKeysUpSql}. */
export const apiKeysDownSql: string[] = [
  'drop table api_key_usage',
  'drop index api_key_created_idx',
  'alter table api_key drop column replaced_by_id, drop column requests_per_minute, drop column revoked_at',
]

/** Operators who may not sign in any more, and invitations of new ones. */
export const operatorsUpSql: string[] = [
  'alter table operator add column disabled_at timestamptz',
  `create table operator_invitation (
    id uuid constraint operator_invitation_pkey primary key,
    email text not null constraint operator_invitation_email_lower_case check (email = lower(email)),
    role text not null constraint operator_invitation_role check (role in ('viewer', 'support', 'catalog', 'admin')),
    token_hash text not null constraint operator_invitation_token_key unique,
    invited_by_id uuid constraint operator_invitation_invited_by_fkey references operator on delete cascade,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    accepted_at timestamptz,
    revoked_at timestamptz
  )`,
  `create unique index operator_invitation_open_key on operator_invitation (email) where accepted_at is null and revoked_at is null`,
  'create index operator_invitation_invited_by_idx on operator_invitation (invited_by_id)',
  `comment on column operator_invitation.token_hash is 'SHA-256 of the token in the link, base64url; the token itself is stored nowhere'`,
  `comment on column operator_invitation.invited_by_id is 'null: an API key with all rights'`,
]

/** Undoes {@link operatorsUpSql}. */
export const operatorsDownSql: string[] = ['drop table operator_invitation', 'alter table operator drop column disabled_at']

/** Codes from authenticator apps. */
export const secondFactorUpSql: string[] = [
  'alter table operator add column second_factor boolean not null default false',
  `create table operator_second_factor (
    id uuid constraint operator_second_factor_pkey primary key,
    operator_id uuid not null constraint operator_second_factor_operator_key unique
      constraint operator_second_factor_operator_fkey references operator on delete cascade,
    secret text not null,
    backup_codes text not null,
    verified boolean not null default true,
    failed_attempts integer not null default 0,
    locked_until timestamptz
  )`,
  `comment on column operator_second_factor.secret is 'encrypted with the server''s secret'`,
  `comment on column operator_second_factor.backup_codes is 'those not used yet, encrypted with the server''s secret'`,
  `comment on column operator_second_factor.verified is 'false until a first code has shown that the app has the secret'`,
]

/** Undoes {@link secondFactorUpSql}. */
export const secondFactorDownSql: string[] = ['drop table operator_second_factor', 'alter table operator drop column second_factor']

/** Passkeys, and a way to what has expired of what sign-ins under way remember. */
export const passkeysUpSql: string[] = [
  `create table operator_passkey (
    id uuid constraint operator_passkey_pkey primary key,
    operator_id uuid not null constraint operator_passkey_operator_fkey references operator on delete cascade,
    name text not null constraint operator_passkey_name check (char_length(name) between 1 and 60),
    credential_id text not null constraint operator_passkey_credential_key unique,
    public_key text not null,
    counter bigint not null,
    device_type text not null constraint operator_passkey_device_type check (device_type in ('singleDevice', 'multiDevice')),
    backed_up boolean not null,
    transports text,
    aaguid text,
    created_at timestamptz not null default now(),
    last_used_at timestamptz
  )`,
  'create index operator_passkey_operator_idx on operator_passkey (operator_id, created_at)',
  `comment on column operator_passkey.public_key is 'COSE key, base64'`,
  `comment on column operator_passkey.counter is 'how often the device says it was used; it never goes back, and many devices always say 0'`,
  'create index operator_verification_expires_at_idx on operator_verification (expires_at)',
]

/** Undoes {@link passkeysUpSql}. */
export const passkeysDownSql: string[] = ['drop index operator_verification_expires_at_idx', 'drop table operator_passkey']
