import { useMutation } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';
import { runChange } from '../../lib/forms/run-change.ts';

const ReplayStripeEvent = graphql(`
  mutation ReplayStripeEvent($id: ID!) {
    replayStripeEvent(id: $id) {
      stripeEvent {
        id
        ...EventBadge_event
        ...EventTimeline_event
      }
    }
  }
`);

/** Has an event projected again. */
export function useReplayEvent(): { replay: (id: string) => void; replaying: boolean } {
  const [replayEvent, { loading }] = useMutation(ReplayStripeEvent);
  return {
    replay: (id) => {
      void runChange(() => replayEvent({ variables: { id } }), { done: 'The event is processed again.', failed: 'Not replayed' });
    },
    replaying: loading,
  };
}
