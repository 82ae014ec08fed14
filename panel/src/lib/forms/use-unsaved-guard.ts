import { modals } from '@mantine/modals';
import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';

/**
 * Asks before a page with unsaved changes is left: inside the panel with a dialog, on closing the tab with the
 * browser's own question.
 * @returns a function to call right before leaving after a save
 */
export function useUnsavedGuard(unsaved: boolean): () => void {
  const released = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && !released.current && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    const id = modals.openConfirmModal({
      title: 'Leave without saving?',
      children: 'What you typed on this page is not saved yet.',
      labels: { confirm: 'Leave without saving', cancel: 'Stay' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
    return () => modals.close(id);
  }, [blocker]);

  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!released.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);

  return () => {
    released.current = true;
  };
}
