// Somebody who uses npm `graphql-ws` as its readme says: makes or joins a room, talks and follows it.
//
// argv[2] is JSON: { url, wire, username, password, roomId, messageCount, documents, graphqlWs }. HTTP goes to
// `url`, the socket to `wire`, which breaks. It begins to talk at a line on stdin
// and ends with stdin. Lines of JSON on stdout tell what happened.
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

const { url, wire, username, password, roomId, messageCount, documents, graphqlWs } = JSON.parse(process.argv[2]);
const { createClient } = await import(graphqlWs);

const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

async function post(query, input, token) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables: { input } }),
  });
  return Object.values((await answer.json()).data)[0];
}

const { tokens } = await post(documents.signUp, { username, password });
const { room } = roomId
  ? await post(documents.joinRoom, { roomId }, tokens.accessToken)
  : await post(documents.createRoom, { name: `${username}'s` }, tokens.accessToken);

const client = createClient({
  url: `${wire.replace('http', 'ws')}/graphql`,
  connectionParams: { authorization: `Bearer ${tokens.accessToken}` },
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  retryWait: () => pause(20),
  on: { connected: () => tell({ connected: true }) },
});

// The client sends the payload again after a drop: what `after` holds then is where it goes on.
const variables = { roomId: room.id, after: room.eventCursor };
client.subscribe(
  { query: documents.roomEvents, variables },
  {
    next: ({ data, errors }) => {
      if (errors) tell({ failed: errors });
      variables.after = data.roomEvents.cursor;
      tell({ event: data.roomEvents });
    },
    error: (failed) => tell({ failed: String(failed?.message ?? JSON.stringify(failed)) }),
    complete: () => tell({ failed: 'completed' }),
  },
);
tell({ room: room.id });
await once(process.stdin, 'data');
process.stdin.on('end', () => process.exit());

const ask = (query, input) =>
  new Promise((resolve, reject) => {
    client.subscribe(
      { query, variables: { input } },
      {
        next: ({ data, errors }) => (errors ? reject(errors) : resolve(Object.values(data)[0])),
        error: reject,
        complete: () => undefined,
      },
    );
  });

for (let number = 1; number <= messageCount; number++) {
  const clientToken = `${username}-${number}`;
  const { messageEdge } = await ask(documents.sendMessage, { roomId: room.id, body: `${number} 하나`, clientToken });
  const messageId = messageEdge.node.id;
  tell({ acknowledged: messageEdge.node });
  if (number % 2 === 0) await ask(documents.editMessage, { messageId, body: `${number} 고침` });
  if (number % 3 === 0) await ask(documents.deleteMessage, { messageId });
}
tell({ done: true });
