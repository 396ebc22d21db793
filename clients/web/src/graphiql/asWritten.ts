/**
 * What the editor's text says by itself. GraphiQL reads a document some time after its tab was opened: who presses
 * at once would ask for the operation of the tab before.
 */
import { type DocumentNode, Kind, parse } from 'graphql';

type Asked = { query: string; operationName?: string | null | undefined };
type Written = { documentAST?: DocumentNode; operationName: string | null | undefined };

/** The document, and which of its operations is meant: the one named, if there is one of that name, or the only one. */
export function asWritten({ query, operationName }: Asked): Written {
  const documentAST = parsed(query);
  if (documentAST === undefined) return { operationName };
  const names = documentAST.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? [node.name?.value] : [],
  );
  const isKnown = names.includes(operationName ?? undefined);
  return { documentAST, operationName: isKnown || names.length !== 1 ? operationName : names[0] };
}

/** Undefined for what is no GraphQL: the server says what is wrong with it. */
function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}
