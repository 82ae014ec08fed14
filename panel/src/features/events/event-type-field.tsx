import { SuggestedFilter } from '../../components/suggested-filter.tsx';
import { stripeEventTypes } from '../../lib/words/stripe-event-types.ts';

export interface EventTypeFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** Which type a list shows. */
export function EventTypeField({ value, onChange }: EventTypeFieldProps) {
  return <SuggestedFilter label="Type" placeholder="Any type" suggestions={stripeEventTypes} value={value} onChange={onChange} />;
}
