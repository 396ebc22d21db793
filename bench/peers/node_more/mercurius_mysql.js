/** A transaction a message: row lock, insert, commit. Source: Mercurius, "Getting started"; mysql2, "Using connection pools". */
import Fastify from "fastify";
import mercurius from "mercurius";
import mysql from "mysql2/promise";
import { port, typeDefs } from "../node/chat.js";

const rooms = Number(process.env.ROOMS);
const pool = mysql.createPool({ uri: process.env.DATABASE_URL, connectionLimit: 16 });
await pool.query("CREATE TABLE room (id BIGINT PRIMARY KEY, last_position BIGINT NOT NULL)");
await pool.query(
  `CREATE TABLE message (id BIGINT PRIMARY KEY AUTO_INCREMENT, room_id BIGINT NOT NULL, position BIGINT NOT NULL,
    author BIGINT NOT NULL, body TEXT NOT NULL, client_token VARCHAR(64) NOT NULL, sent_at DATETIME(6) NOT NULL,
    UNIQUE (room_id, position), UNIQUE (room_id, author, client_token))`,
);
for (let id = 1; id <= rooms; id++) await pool.query("INSERT INTO room VALUES (?, 0)", [id]);

async function sendMessage(_root, { input: { roomId, body, clientToken } }) {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const [[room]] = await connection.execute("SELECT last_position FROM room WHERE id = ? FOR UPDATE", [roomId]);
    const position = Number(room.last_position) + 1;
    const [{ insertId: id }] = await connection.execute(
      "INSERT INTO message (room_id, position, author, body, client_token, sent_at) VALUES (?, ?, 1, ?, ?, NOW(6))",
      [roomId, position, body, clientToken],
    );
    await connection.execute("UPDATE room SET last_position = ? WHERE id = ?", [position, roomId]);
    await connection.commit();
    const node = { id, position, kind: "SPOKEN", body, clientToken, author: { username: "ada" } };
    return { messageEdge: { cursor: `cursor-of-${position}`, node } };
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
}

const schema = typeDefs.replace("body: String! }", "body: String! clientToken: String! }");
const resolvers = { Query: { ok: () => true }, Mutation: { sendMessage } };
const app = Fastify();
app.register(mercurius, { schema, resolvers, jit: 1, subscription: { fullWsTransport: true } });
await app.listen({ host: "127.0.0.1", port });
