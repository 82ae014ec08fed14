import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation, useNavigate, useResolvedPath } from 'react-router';
import { useReturnFocus } from '../lib/use-return-focus.ts';

export interface DetailDrawerProps {
  title: string;
  size?: 'lg' | 'xl';
  children: ReactNode;
}

/** The details of one row, over the list that its address is below; closing leads back there, to the same place. */
export function DetailDrawer({ title, size = 'lg', children }: DetailDrawerProps) {
  useReturnFocus();
  const navigate = useNavigate();
  const { search, state } = useLocation();
  const { pathname } = useResolvedPath('..');
  const close = () => {
    // Escape was pressed again before the drawer has gone.
    if (window.location.pathname === pathname) return;
    void navigate({ pathname, search }, { state, preventScrollReset: true });
  };
  return (
    <Drawer opened onClose={close} position="right" size={size} title={title} overlayProps={{ backgroundOpacity: 0.3 }}>
      {children}
    </Drawer>
  );
}
