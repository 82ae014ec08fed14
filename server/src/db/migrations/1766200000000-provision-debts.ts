import type { MigrationInterface, QueryRunner } from 'typeorm'

const missing = (source: string, item: string, sold: string, parent: string) => `
  select item.product_id, sold.account, sold.livemode from ${item} item join ${sold} sold on sold.id = item.${parent}
  where item.product_id is not null and not exists (select from provision where source = '${source}' and source_id = sold.id and upper_inf(recorded))`

const up = [
  `create table provision_debt (
    stripe_product_id text not null,
    account text not null,
    livemode boolean not null,
    constraint provision_debt_pkey primary key (account, livemode, stripe_product_id)
  )`,
  // What is sold of a product of Stripe.
  'create index subscription_item_product_idx on subscription_item (product_id)',
  'create index checkout_session_item_product_idx on checkout_session_item (product_id) where product_id is not null',
  // Projected before there were provisions.
  `insert into provision_debt (stripe_product_id, account, livemode)
   ${missing('SUBSCRIPTION', 'subscription_item', 'subscription', 'subscription_id')}
   union ${missing('PURCHASE', 'checkout_session_item', 'checkout_session', 'session_id')}`,
]

/** Stripe's products of which it is to be looked what was sold, and provided: a start reads these few instead of everything that was ever sold. */
export class ProvisionDebts1766200000000 implements MigrationInterface {
  name = 'ProvisionDebts1766200000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index checkout_session_item_product_idx, subscription_item_product_idx')
    await queryRunner.query('drop table provision_debt')
  }
}
