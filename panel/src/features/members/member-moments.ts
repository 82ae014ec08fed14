import { invoiceReason, invoiceWords } from '../../lib/words/invoice-text.ts';
import { paths } from '../../lib/paths.ts';
import { paymentMethodName, type NamedPaymentMethod } from '../../lib/words/payment-method-text.ts';
import { absoluteDate } from '../../lib/words/time.ts';

/** Something that happened to a member. */
export interface Moment {
  key: string;
  /** ISO 8601. */
  at: string;
  kind: 'member' | 'card' | 'began' | 'ending' | 'ended' | 'billed' | 'paid' | 'refused';
  title: string;
  detail?: string;
  /** Where more of it is. */
  to?: string;
}

interface Amount {
  amount: number;
  formatted: string;
}

/** What the API knows of a member's billing, as far as the timeline tells it; moments as ISO 8601 text. */
export interface MemberHistory {
  id: string;
  createdAt: string;
  archivedAt?: string | null;
  subscriptions: readonly {
    id: string; startedAt: string; trialEnd?: string | null; canceledAt?: string | null; cancelAt?: string | null; endedAt?: string | null;
    items: readonly { quantity: number; price?: { summary: string; product: { name: string } } | null }[];
  }[];
  invoices: readonly {
    id: string; number?: string | null; status?: string | null; billingReason?: string | null; createdAt: string; paidAt?: string | null; total: Amount;
  }[];
  payments: readonly {
    id: string; status: string; createdAt: string; paidAt?: string | null; invoiceId?: string | null; failureCode?: string | null; failureMessage?: string | null; amount: Amount;
  }[];
  paymentMethods: readonly (NamedPaymentMethod & { id: string; createdAt: string })[];
}

/** Of what happened in the same second, causes come before what they caused. */
const causality: Record<Moment['kind'], number> = { member: 0, card: 1, began: 2, billed: 3, refused: 4, paid: 5, ending: 6, ended: 7 };

/** All that happened to a member until now, the latest first. */
export function memberMoments(member: MemberHistory): Moment[] {
  const moments = [
    ...member.subscriptions.flatMap((subscription) => ofSubscription(member.id, subscription)),
    ...member.invoices.map((invoice) => ofInvoice(member.id, invoice)),
    ...member.payments.flatMap((payment) => ofPayment(member.id, payment)),
    ...member.paymentMethods.map((method): Moment => ({
      key: method.id, at: method.createdAt, kind: 'card', title: `Added ${paymentMethodName(method)}`, to: paths.memberPaymentMethods(member.id),
    })),
    { key: 'created', at: member.createdAt, kind: 'member', title: 'Became a member' } as const,
    ...(member.archivedAt ? [{ key: 'archived', at: member.archivedAt, kind: 'ended', title: 'Archived' } as const] : []),
  ];
  return moments.toSorted((one, other) => second(other.at) - second(one.at) || causality[other.kind] - causality[one.kind] || other.key.localeCompare(one.key));
}

function ofSubscription(memberId: string, subscription: MemberHistory['subscriptions'][number]): Moment[] {
  const { id, startedAt, trialEnd, canceledAt, cancelAt, endedAt, items } = subscription;
  const [first, ...more] = items;
  const name = `${first?.price?.product.name ?? 'something not from this console'}${more.length > 0 ? ` and ${more.length} more` : ''}`;
  const to = paths.memberSubscription(memberId, id);
  const quantity = first && first.quantity !== 1 ? ` × ${first.quantity}` : '';
  const price = first?.price ? `${first.price.summary}${quantity}` : undefined;
  const trial = trialEnd ? `Trial until ${absoluteDate(new Date(trialEnd))}` : undefined;
  return [
    { key: `${id} began`, at: startedAt, kind: 'began', title: `Subscribed to ${name}`, detail: [price, trial].filter(Boolean).join(' · ') || undefined, to },
    // Canceled at once, both are the same moment.
    ...(canceledAt && (!endedAt || second(canceledAt) !== second(endedAt))
      ? [{ key: `${id} ending`, at: canceledAt, kind: 'ending', title: `Canceled ${name}`, detail: cancelAt ? `Ends on ${absoluteDate(new Date(cancelAt))}` : undefined, to } as const]
      : []),
    ...(endedAt ? [{ key: `${id} ended`, at: endedAt, kind: 'ended', title: `Subscription to ${name} ended`, to } as const] : []),
  ];
}

function ofInvoice(memberId: string, invoice: MemberHistory['invoices'][number]): Moment {
  const paid = invoice.status === 'paid';
  const name = `invoice ${invoice.number ?? 'without a number'}`;
  return {
    key: invoice.id,
    at: (paid ? invoice.paidAt : null) ?? invoice.createdAt,
    kind: paid ? 'paid' : 'billed',
    title: paid ? `Paid ${name}` : `Got ${name}`,
    detail: [invoice.total.formatted, invoiceReason(invoice.billingReason), paid ? '' : invoiceWords(invoice).label].filter(Boolean).join(' · '),
    to: paths.memberInvoice(memberId, invoice.id),
  };
}

/** A payment that succeeded is told by its invoice, if it has one. */
function ofPayment(memberId: string, payment: MemberHistory['payments'][number]): Moment[] {
  const { id, status, invoiceId, createdAt, paidAt, amount, failureMessage, failureCode } = payment;
  const to = paths.memberPayment(memberId, id);
  if (status === 'succeeded') return invoiceId ? [] : [{ key: id, at: paidAt ?? createdAt, kind: 'paid', title: `Paid ${amount.formatted}`, to }];
  const refused = failureMessage ?? failureCode;
  return refused ? [{ key: id, at: createdAt, kind: 'refused', title: `Payment of ${amount.formatted} was refused`, detail: refused, to }] : [];
}

function second(moment: string): number {
  return Math.floor(new Date(moment).getTime() / 1000);
}
