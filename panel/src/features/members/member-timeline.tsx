import { Card, Skeleton, Text, Timeline, Title } from '@mantine/core';
import { IconCalendarX, IconCheck, IconCircleX, IconCreditCard, IconFileInvoice, IconRepeat, IconUserPlus, IconX } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { Failure } from '../../components/failure.tsx';
import { graphql } from '../../gql/gql.ts';
import { absoluteDate, absoluteTime } from '../../lib/words/time.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { memberMoments, type Moment } from './member-moments.ts';
import classes from './member-timeline.module.css';

const MemberTimelineQuery = graphql(`
  query MemberTimeline($id: ID!) {
    member(id: $id) {
      id
      createdAt
      archivedAt
      subscriptions {
        id
        startedAt
        trialEnd
        canceledAt
        cancelAt
        endedAt
        items {
          id
          quantity
          price {
            id
            summary
            product {
              id
              name
            }
          }
        }
      }
      invoices {
        id
        number
        status
        billingReason
        nextPaymentAttempt
        createdAt
        paidAt
        total {
          amount
          formatted
        }
      }
      payments {
        id
        status
        createdAt
        paidAt
        invoiceId
        failureCode
        failureMessage
        amount {
          amount
          formatted
        }
      }
      paymentMethods {
        id
        type
        brand
        last4
        createdAt
      }
    }
  }
`);

/** The API gives so many invoices and payments of a member at once. */
const MOST = 100;

const looks: Record<Moment['kind'], { icon: typeof IconCheck; color: string }> = {
  member: { icon: IconUserPlus, color: 'gray.6' },
  card: { icon: IconCreditCard, color: 'gray.6' },
  began: { icon: IconRepeat, color: 'iris' },
  billed: { icon: IconFileInvoice, color: 'gray.6' },
  paid: { icon: IconCheck, color: 'teal.7' },
  refused: { icon: IconX, color: 'red.7' },
  ending: { icon: IconCalendarX, color: 'orange.7' },
  ended: { icon: IconCircleX, color: 'gray.6' },
};

/** The part of a member's page that tells what happened, day by day, the latest first. */
export function MemberTimeline() {
  const { memberId = '' } = useParams();
  const { data, error, reload } = useLiveQuery(MemberTimelineQuery, { id: memberId });
  const member = data?.member;
  if (error !== undefined) return <Failure what="The timeline" error={error} onRetry={reload} />;
  if (!member) return <Skeleton height={320} radius="lg" aria-busy="true" />;
  const days = Map.groupBy(memberMoments(member), ({ at }) => absoluteDate(new Date(at)));
  const cut = member.invoices.length >= MOST || member.payments.length >= MOST;
  return (
    <Card>
      {[...days].map(([day, moments]) => (
        <section key={day} aria-label={day} className={classes.day}>
          <Title order={2} mb="sm">{day}</Title>
          <Timeline bulletSize={26} lineWidth={2} active={moments.length}>
            {moments.map(momentItem)}
          </Timeline>
        </section>
      ))}
      {cut && <Text size="sm" c="dimmed">Older invoices and payments are under Invoices and Payments.</Text>}
    </Card>
  );
}

const timeOfDay = new Intl.DateTimeFormat('en', { timeStyle: 'short' });

/** An item as the timeline wants its children: itself, not a component around it. */
function momentItem({ key, at, kind, title, detail, to }: Moment) {
  const { icon: Icon, color } = looks[kind];
  return (
    <Timeline.Item
      key={key} color={color} bullet={<Icon size={14} stroke={2} aria-hidden="true" />} data-testid="moment"
      title={to ? <Link to={to} className={classes.link}>{title}</Link> : <span className={classes.title}>{title}</span>}
    >
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        <time dateTime={at} title={absoluteTime(new Date(at))}>{timeOfDay.format(new Date(at))}</time>{detail && ` · ${detail}`}
      </Text>
    </Timeline.Item>
  );
}
