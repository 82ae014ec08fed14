import { Anchor, Text } from '@mantine/core';
import type { PasskeyObstacle } from '../../lib/session/passkeys.ts';

/** Why there is no button for a new passkey, and what would help. */
export function PasskeyObstacleText({ obstacle }: { obstacle: PasskeyObstacle }) {
  return (
    <Text size="sm" mt="sm">
      {obstacle.is === 'insecure' && 'Browsers know passkeys only over HTTPS: they can be used here once the console’s public address is an https:// one with a name.'}
      {obstacle.is === 'elsewhere' && <>Passkeys are bound to the console’s public address: <Anchor href={`${obstacle.address}/account`} inherit>open it at {obstacle.address}</Anchor>.</>}
      {obstacle.is === 'browser' && 'This browser knows no passkeys.'}
    </Text>
  );
}
