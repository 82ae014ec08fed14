import { IconAlertTriangle, IconFlask2, IconPlugConnectedX } from '@tabler/icons-react';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import classes from './stripe-banner.module.css';

export const StripeBannerFragment = graphql(`
  fragment StripeBanner_connection on StripeConnection {
    configured
    simulator
    mode
  }
`);

/** A thin line over every page that says what “Stripe” means here; nothing with a test account. */
export function StripeBanner({ connection: masked }: { connection: FragmentType<typeof StripeBannerFragment> }) {
  const connection = readFragment(StripeBannerFragment, masked);
  if (connection.simulator) {
    return (
      <div className={classes.banner} data-kind="simulator" role="note">
        <IconFlask2 size={16} stroke={1.9} aria-hidden="true" />
        <span><strong>Stripe simulator.</strong> Nothing here reaches Stripe or costs money.<span className={classes.more}> Start the console with a Stripe key to connect your account.</span></span>
      </div>
    );
  }
  if (!connection.configured) {
    return (
      <div className={classes.banner} data-kind="warning" role="note">
        <IconPlugConnectedX size={16} stroke={1.9} aria-hidden="true" />
        <span><strong>Stripe is not connected.</strong> Products and prices are kept and pushed once the console starts with a Stripe key.</span>
      </div>
    );
  }
  if (connection.mode === 'LIVE') {
    return (
      <div className={classes.banner} data-kind="live" role="note">
        <IconAlertTriangle size={16} stroke={1.9} aria-hidden="true" />
        <span><strong>Live mode.</strong> What you change here is what customers are charged.</span>
      </div>
    );
  }
  return null;
}
