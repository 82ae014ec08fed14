import { useState } from 'react';

/** A text that is typed into a field and, sooner or later, stands in the address. */
export interface TextOfAddress {
  text: string;
  setText: (text: string) => void;
  /** To be called with what the address is going to hold because of what was typed. */
  setTold: (text: string) => void;
}

/**
 * Follows the address where it changes for another reason than typing here: the back button, a link, “clear filters”.
 * @param value what the address holds
 */
export function useTextOfAddress(value: string): TextOfAddress {
  const [text, setText] = useState(value);
  const [told, setTold] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (value !== told) {
      setTold(value);
      setText(value);
    }
  }
  return { text, setText, setTold };
}
