import { invoiceReason, invoiceWords } from './invoice-text.ts';

test('an open invoice says when it is collected', () => {
  expect(invoiceWords({ status: 'open', nextPaymentAttempt: '2026-12-07T12:00:00Z' })).toMatchObject({ label: 'Open', meaning: expect.stringContaining('on Dec 7, 2026') });
  expect(invoiceWords({ status: 'paid', nextPaymentAttempt: '2026-12-07T12:00:00Z' }).meaning).not.toContain('Dec 7');
});

test('what Stripe adds one day is shown as Stripe writes it', () => {
  expect(invoiceWords({ status: 'on_hold' })).toMatchObject({ label: 'On hold', tone: 'notMapped' });
  expect(invoiceReason('automatic_pending_invoice_item_invoice')).toBe('Automatic pending invoice item invoice');
  expect(invoiceReason(null)).toBe('');
});
