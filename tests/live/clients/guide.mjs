// Follows a room with the wrapper that docs/clients.md gives, over a wire that breaks.
//
// argv[2] is JSON: { wire, token, roomId, after, query, wrapper, graphqlWs }. Each event is a line of JSON on stdout.
const { wire, token, roomId, after, query, wrapper, graphqlWs } = JSON.parse(process.argv[2]);
const { createClient } = await import(graphqlWs);
const { followRoom } = await import(`data:text/javascript,${encodeURIComponent(wrapper)}`);

const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const client = createClient({
  url: `${wire.replace('http', 'ws')}/graphql`,
  connectionParams: () => ({ authorization: `Bearer ${token}` }),
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  on: { connected: () => tell({ connected: true }) },
});
followRoom(client, {
  query,
  roomId,
  after,
  told: (event) => tell({ event }),
  ended: (errors) => tell({ ended: errors[0].extensions.code }),
});
