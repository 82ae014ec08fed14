import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which links to pay are to be ended, as their customer became another member's. */
export class WithdrawnLinks1767100000000 implements MigrationInterface {
  name = 'WithdrawnLinks1767100000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table checkout_request add column withdraw_at timestamptz(3)')
    await queryRunner.query('create index checkout_request_session_idx on checkout_request (session_id) where session_id is not null')
    await queryRunner.query('create index checkout_request_withdraw_idx on checkout_request (account, livemode, withdraw_at) where withdraw_at is not null')
    await queryRunner.query(`
      update checkout_request request set withdraw_at = now() from checkout_session session join customer on customer.id = session.customer_id
      where request.session_id = session.id and session.status = 'open' and customer.member_id is distinct from request.member_id`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index checkout_request_withdraw_idx, checkout_request_session_idx')
    await queryRunner.query('alter table checkout_request drop column withdraw_at')
  }
}
