import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { EnterKey } from './enterKey';

type Deeds = {
  submit: (text: string) => void;
  /** What Escape does, where there is something to leave. */
  cancel: (() => void) | null;
  /** What the arrow up does in an empty field. */
  editLast: (() => void) | null;
};

/** What the keys of a text field mean: Enter sends when it means it, Escape leaves, Up in an empty field goes back. */
export function useComposerKeys(field: RefObject<HTMLTextAreaElement | null>, deeds: Deeds) {
  const current = useRef(deeds);
  useLayoutEffect(() => {
    current.current = deeds;
  });

  useEffect(() => {
    const textarea = field.current;
    if (textarea === null) return;
    const enter = new EnterKey();
    const stop = new AbortController();
    const submit = () => current.current.submit(textarea.value);
    const listen = <Type extends keyof HTMLElementEventMap>(
      type: Type,
      hear: (event: HTMLElementEventMap[Type]) => void,
    ) => textarea.addEventListener(type, hear, { signal: stop.signal });

    listen('keydown', (event) => {
      if (isEnter(event)) {
        const verdict = enter.down(event);
        if (verdict !== 'leave') event.preventDefault();
        if (verdict === 'send') submit();
        return;
      }
      enter.up();
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const { cancel, editLast } = current.current;
      const deed =
        event.key === 'Escape' ? cancel : event.key === 'ArrowUp' && textarea.value === '' && editLast;
      if (!deed) return;
      event.preventDefault();
      deed();
    });
    listen('compositionend', (event) => {
      // Firefox puts the last syllable into the field only after this event.
      if (enter.composed(event.data, event.timeStamp) === 'send') setTimeout(submit);
    });
    listen('beforeinput', (event) => {
      if (enter.hasSent && isBreak(event)) event.preventDefault();
    });
    listen('keyup', () => enter.up());
    listen('blur', () => enter.up());
    return () => stop.abort();
  }, [field]);
}

/** On Windows, what an input method keeps to itself is called "Process", whichever key it is. */
function isEnter({ key, code }: KeyboardEvent): boolean {
  return key === 'Enter' || (key === 'Process' && (code === 'Enter' || code === 'NumpadEnter'));
}

function isBreak({ inputType }: InputEvent): boolean {
  return inputType === 'insertLineBreak' || inputType === 'insertParagraph';
}
