/** The part of a chat's schema that delivery uses, for every Node server that speaks GraphQL, on Redis. */
import { RedisPubSub } from "graphql-redis-subscriptions";
import Redis from "ioredis";

export const typeDefs = /* GraphQL */ `
  type User { username: String! }
  type Message {
    id: ID!
    position: Int!
    kind: String!
    body: String
    clientToken: String
    editedAt: String
    deletedAt: String
    author: User
  }
  type MessageEdge { cursor: String! node: Message! }
  interface RoomEvent { cursor: String! }
  type MessageSent implements RoomEvent { cursor: String! messageEdge: MessageEdge! }
  type MessageEdited implements RoomEvent { cursor: String! message: Message! }
  type MessageDeleted implements RoomEvent { cursor: String! message: Message! }
  input SendMessageInput { roomId: ID! body: String! }
  type SendMessageSuccess { messageEdge: MessageEdge! }
  type Query { ok: Boolean! }
  type Mutation { sendMessage(input: SendMessageInput!): SendMessageSuccess! }
  type Subscription { roomEvents(roomId: ID!, after: String): RoomEvent! }
`;

const pubsub = new RedisPubSub({
  publisher: new Redis(process.env.REDIS_URL),
  subscriber: new Redis(process.env.REDIS_URL),
});
let last = 0;

async function sendMessage(_root, { input }) {
  const id = ++last;
  const node = { id, position: id, kind: "SPOKEN", body: input.body, author: { username: "ada" } };
  const messageEdge = { cursor: `cursor-of-${id}`, node };
  const roomEvents = { __typename: "MessageSent", cursor: messageEdge.cursor, messageEdge };
  await pubsub.publish(`room.${input.roomId}`, { roomEvents });
  return { messageEdge };
}

export const resolvers = {
  Query: { ok: () => true },
  Mutation: { sendMessage },
  Subscription: {
    roomEvents: { subscribe: (_root, { roomId }) => pubsub.asyncIterator(`room.${roomId}`) },
  },
};

export const port = Number(process.env.PORT);
