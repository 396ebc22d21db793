/** Source: GraphQL Yoga, "Subscriptions", "GraphQL over WebSocket Protocol via graphql-ws". */
import { createServer } from "node:http";
import { useServer } from "graphql-ws/use/ws";
import { createSchema, createYoga } from "graphql-yoga";
import { WebSocketServer } from "ws";
import { port, resolvers, typeDefs } from "../node/chat.js";

const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers }), logging: "error" });
const httpServer = createServer(yoga);
useServer(
  {
    execute: (args) => args.rootValue.execute(args),
    subscribe: (args) => args.rootValue.subscribe(args),
    onSubscribe: async (ctx, _id, params) => {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...ctx,
        req: ctx.extra.request,
        socket: ctx.extra.socket,
        params,
      });
      const args = {
        schema,
        operationName: params.operationName,
        document: parse(params.query),
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      };
      const errors = validate(args.schema, args.document);
      return errors.length ? errors : args;
    },
  },
  new WebSocketServer({ server: httpServer, path: yoga.graphqlEndpoint }),
);
httpServer.listen(port, "127.0.0.1");
