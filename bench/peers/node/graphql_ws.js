/** Source: graphql-ws, "Recipes", "Server usage with ws". */
import { buildSchema } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { port, resolvers, typeDefs } from "./chat.js";

const schema = buildSchema(typeDefs);
for (const [type, fields] of Object.entries(resolvers))
  for (const [field, resolver] of Object.entries(fields))
    Object.assign(schema.getType(type).getFields()[field], typeof resolver === "function" ? { resolve: resolver } : resolver);

useServer({ schema }, new WebSocketServer({ host: "127.0.0.1", port, path: "/graphql" }));
