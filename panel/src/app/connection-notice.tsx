import { Paper, Transition } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { connection } from '../lib/graphql/connection.ts';
import { useObservableValue } from '../lib/graphql/observable-value.ts';
import { useTextOfNow } from '../lib/use-now.ts';
import { shortDuration } from '../lib/words/time.ts';
import classes from './connection-notice.module.css';

/** A small notice while the panel cannot refresh: what is shown may be old. Goes away by itself. */
export function ConnectionNotice() {
  const state = useObservableValue(connection);
  const since = state.state === 'lost' ? state.since.getTime() : null;
  const age = useTextOfNow((now) => (since === null ? '' : shortDuration(now.getTime() - since)));
  return (
    <div className={classes.place} role="status">
      <Transition mounted={since !== null} transition="slide-up" duration={180}>
        {(styles) => (
          <Paper style={styles} className={classes.notice} shadow="md" withBorder radius="xl">
            <IconCloudOff size={16} stroke={1.9} aria-hidden="true" />
            <span>Connection lost, retrying.</span>
            <span className={classes.age} aria-hidden="true">Not refreshed for {age}</span>
          </Paper>
        )}
      </Transition>
    </div>
  );
}
