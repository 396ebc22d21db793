// Runs the audit of GraphQL over HTTP against a server: node audit.mjs URL. Prints every result as JSON.

import { auditServer } from "graphql-http";

const [url] = process.argv.slice(2);
const results = await auditServer({ url });
console.log(
  JSON.stringify(
    results.map(({ id, name, status, reason }) => ({ id, name, status, reason })),
  ),
);
