/** Which message the writer is changing, and how others of the conversation begin or end that. */
import { createContext, useContext } from 'react';

export type Editable = { id: string; body: string };

export type Editing = {
  /** The message that is being changed in the composer. */
  message: Editable | null;
  begin: (message: Editable) => void;
  end: () => void;
};

export const EditingContext = createContext<Editing>({ message: null, begin: () => {}, end: () => {} });

export const useEditing = () => useContext(EditingContext);
