import { Tooltip } from '@mantine/core';
import { cloneElement, type MouseEvent, type ReactElement } from 'react';
import { useRights } from '../lib/session/rights.ts';

interface Switchable {
  onClick?: (event: MouseEvent<HTMLElement>) => void;
  'data-disabled'?: boolean;
  'aria-disabled'?: boolean;
}

export interface PermittedProps {
  /** The mutation behind the control, such as `archiveProduct`. */
  operation: string;
  /** A button, a link that looks like one, or an entry of a menu. */
  children: ReactElement<Switchable>;
}

/** A control that is off while the operator's role forbids what it does; its tooltip says what it needs. */
export function Permitted({ operation, children }: PermittedProps) {
  const lacks = useRights().lacks(operation);
  if (lacks === null) return children;
  // Off, it stays focusable: the reason can be read with the keyboard too.
  const off = cloneElement(children, { 'data-disabled': true, 'aria-disabled': true, onClick: (event) => event.preventDefault() });
  return <Tooltip label={`This needs ${lacks}.`} multiline maw={300} events={{ hover: true, focus: true, touch: true }}>{off}</Tooltip>;
}
