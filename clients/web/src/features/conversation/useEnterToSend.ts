import { type RefObject, useEffect } from 'react';
import { EnterKey } from './enterKey';

/** Calls `send` with the text of a text field when Enter means it. */
export function useEnterToSend(field: RefObject<HTMLTextAreaElement | null>, send: (text: string) => void) {
  useEffect(() => {
    const textarea = field.current;
    if (textarea === null) return;
    const enter = new EnterKey();
    const stop = new AbortController();
    const listen = <Type extends keyof HTMLElementEventMap>(
      type: Type,
      hear: (event: HTMLElementEventMap[Type]) => void,
    ) => textarea.addEventListener(type, hear, { signal: stop.signal });

    listen('keydown', (event) => {
      if (event.key !== 'Enter') return enter.up();
      const verdict = enter.down(event);
      if (verdict !== 'leave') event.preventDefault();
      if (verdict === 'send') send(textarea.value);
    });
    listen('compositionend', (event) => {
      // Firefox puts the last syllable into the field only after this event.
      if (enter.composed(event.data, event.timeStamp) === 'send') setTimeout(() => send(textarea.value));
    });
    listen('beforeinput', (event) => {
      if (enter.hasSent && isBreak(event)) event.preventDefault();
    });
    listen('keyup', () => enter.up());
    listen('blur', () => enter.up());
    return () => stop.abort();
  }, [field, send]);
}

function isBreak({ inputType }: InputEvent): boolean {
  return inputType === 'insertLineBreak' || inputType === 'insertParagraph';
}
