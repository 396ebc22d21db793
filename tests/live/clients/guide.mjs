// Follows a room with the wrapper that docs/clients.md gives, over a wire that breaks.
//
// argv[2] is JSON: { wire, token, roomId, after, query, wrapper, over, graphqlWs }; `over` is 'sockets' or 'events'.
// Each event is a line of JSON on stdout.
const { wire, token, roomId, after, query, wrapper, over, graphqlWs } = JSON.parse(process.argv[2]);
const { createClient } = await import(over === 'sockets' ? graphqlWs : 'graphql-sse');
const { followRoom } = await import(`data:text/javascript,${encodeURIComponent(wrapper)}`);

const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const proof = () => ({ authorization: `Bearer ${token}` });
const on = { connected: () => tell({ connected: true }) };
const retryAttempts = Number.POSITIVE_INFINITY;
const client =
  over === 'sockets'
    ? createClient({
        url: `${wire.replace('http', 'ws')}/graphql`,
        connectionParams: proof,
        retryAttempts,
        shouldRetry: () => true,
        on,
      })
    : createClient({
        url: `${wire}/graphql`,
        headers: proof,
        retryAttempts,
        retry: () => new Promise((again) => setTimeout(again, 100)),
        on,
      });
followRoom(client, {
  query,
  roomId,
  after,
  told: (event) => tell({ event }),
  ended: (errors) => tell({ ended: errors[0].extensions.code }),
});
