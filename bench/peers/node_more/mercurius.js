/** Source: Mercurius, "Subscriptions", "Subscription support (with redis)". */
import Fastify from "fastify";
import mercurius from "mercurius";
import redis from "mqemitter-redis";
import { port, typeDefs } from "../node/chat.js";

let last = 0;
const resolvers = {
  Query: { ok: () => true },
  Mutation: {
    sendMessage: async (_root, { input }, { pubsub }) => {
      const id = ++last;
      const node = { id, position: id, kind: "SPOKEN", body: input.body, author: { username: "ada" } };
      const messageEdge = { cursor: `cursor-of-${id}`, node };
      const roomEvents = { __typename: "MessageSent", cursor: messageEdge.cursor, messageEdge };
      await pubsub.publish({ topic: `room.${input.roomId}`, payload: { roomEvents } });
      return { messageEdge };
    },
  },
  Subscription: {
    roomEvents: { subscribe: (_root, { roomId }, { pubsub }) => pubsub.subscribe(`room.${roomId}`) },
  },
};

const { hostname, port: redisPort } = new URL(process.env.REDIS_URL);
const emitter = redis({ host: hostname, port: Number(redisPort) });
const app = Fastify();
app.register(mercurius, { schema: typeDefs, resolvers, jit: 1, subscription: { emitter, fullWsTransport: true } });
await app.listen({ host: "127.0.0.1", port });
