/** Source: ws, "Usage examples", "Server broadcast", by room; no Redis and no GraphQL: what Node can do at its barest. */
import { WebSocket, WebSocketServer } from "ws";

const followers = new Map();
let last = 0;

new WebSocketServer({ host: "127.0.0.1", port: Number(process.env.PORT) }).on("connection", (socket, request) => {
  const name = request.url.replace("/room/", "");
  if (!followers.has(name)) followers.set(name, new Set());
  followers.get(name).add(socket);
  socket.on("close", () => followers.get(name).delete(socket));
  socket.on("error", console.error);
  socket.on("message", (data) => {
    const { room, body } = JSON.parse(data);
    const message = { id: ++last, body, author: { username: "ada" }, sentAt: new Date() };
    const text = JSON.stringify({ message });
    for (const follower of followers.get(room) ?? []) if (follower.readyState === WebSocket.OPEN) follower.send(text);
  });
  socket.send('{"type":"joined"}');
});
