import { Outlet, ScrollRestoration } from 'react-router';
import { RequireSession } from '../features/session/require-session.tsx';
import { Dialogs } from './providers.tsx';
import { Shell } from './shell.tsx';

/** Everything behind the sign-in. */
export function SignedIn() {
  return (
    <RequireSession>
      <Dialogs>
        <Shell>
          <Outlet />
        </Shell>
        <ScrollRestoration />
      </Dialogs>
    </RequireSession>
  );
}
