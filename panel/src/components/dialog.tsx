import { Modal, type ModalProps } from '@mantine/core';
import { useReturnFocus } from '../lib/use-return-focus.ts';

/** A dialog that is open as long as it is there. Mantine's gives the focus back only when it is closed before it goes. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  useReturnFocus();
  return <Modal opened {...props} />;
}
