import { useEffect, useState } from 'react';
import { keepDraft, readDraft } from './drafts';
import { useEditing } from './editing';

/** What stands in the composer: the room's draft, or the message that is being changed, while it is. */
export function useWriting(personId: string, roomId: string) {
  const { message } = useEditing();
  const [draft, setDraft] = useState(() => readDraft(personId, roomId));
  const [change, setChange] = useState('');

  useEffect(() => setChange(message?.body ?? ''), [message]);

  const writeDraft = (text: string) => {
    keepDraft(personId, roomId, text);
    setDraft(text);
  };
  return message === null ? { text: draft, write: writeDraft } : { text: change, write: setChange };
}
