import { useEffect, useState } from 'react';

/**
 * Gives the focus back when the component goes, to what had it when it came: for what is opened over a page.
 * @param leaving selector of what is closed but may be in the page until it has faded: the focus does not stay there
 */
export function useReturnFocus(leaving?: string): void {
  // Not only in the effect: by then a menu in which the dialog was chosen has gone.
  const [opener] = useState(() => openerOf(document.activeElement));
  useEffect(() => {
    // A dialog that takes the place of another inherits what that one gave the focus back to.
    const back = opener?.isConnected ? opener : openerOf(document.activeElement);
    return () => {
      const { activeElement } = document;
      const lost = activeElement === null || activeElement === document.body || (leaving !== undefined && activeElement.matches(`${leaving} *`));
      // Whatever has taken the focus meanwhile keeps it.
      if (lost) back?.focus({ preventScroll: true });
    };
  }, [opener, leaving]);
}

/** The entry of a menu goes with the menu: what opened the menu stands for it. */
function openerOf(element: Element | null): HTMLElement | null {
  const button = element?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const opener = button ? document.getElementById(button) : element;
  return opener instanceof HTMLElement ? opener : null;
}
