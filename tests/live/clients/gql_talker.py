"""Somebody who uses Python's `gql`: joins or makes a room, talks and follows it.

argv[1] is JSON: {url, wire, username, password, roomId, messageCount, documents}. HTTP goes to `url`, the sockets to
`wire`, which breaks. It begins to talk at a line on stdin and
ends with stdin. Lines of JSON on stdout tell what happened.
"""

import asyncio
import json
import sys
from typing import Any

from gql import Client, gql
from gql.transport.exceptions import (
    TransportClosed,
    TransportConnectionFailed,
    TransportProtocolError,
    TransportServerError,
)
from gql.transport.httpx import HTTPXAsyncTransport
from gql.transport.websockets import WebsocketsTransport
from websockets.exceptions import WebSocketException

DROPPED = (
    TransportClosed,
    TransportConnectionFailed,
    TransportProtocolError,
    TransportServerError,
    WebSocketException,
    OSError,
)
PAUSE_SECONDS = 0.02

Settings = dict[str, Any]


def tell(**line: object) -> None:
    print(json.dumps(line), flush=True)


class Talker:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.documents = {name: gql(text) for name, text in settings["documents"].items()}
        self.access_token = ""

    async def post(self, document: str, **fields: object) -> Any:
        headers = {"authorization": f"Bearer {self.access_token}"} if self.access_token else {}
        transport = HTTPXAsyncTransport(f"{self.settings['url']}/graphql", headers=headers)
        async with Client(transport=transport) as session:
            return await self.ask(session, document, **fields)

    async def ask(self, session: Any, document: str, **fields: object) -> Any:
        request = self.documents[document]
        request.variable_values = {"input": fields}
        [answer] = (await session.execute(request)).values()
        return answer

    def socket(self) -> Client:
        return Client(
            transport=WebsocketsTransport(
                f"{self.settings['wire'].replace('http', 'ws')}/graphql",
                init_payload={"authorization": f"Bearer {self.access_token}"},
                subprotocols=["graphql-transport-ws"],
                close_timeout=1,
            )
        )

    async def follow(self, room_id: str, after: str) -> None:
        request = self.documents["roomEvents"]
        while True:
            try:
                async with self.socket() as session:
                    tell(connected=True)
                    request.variable_values = {"roomId": room_id, "after": after}
                    async for answer in session.subscribe(request):
                        after = answer["roomEvents"]["cursor"]
                        tell(event=answer["roomEvents"])
            except DROPPED:
                await asyncio.sleep(PAUSE_SECONDS)

    async def ask_until_answered(self, document: str, **fields: object) -> Any:
        while True:
            try:
                async with self.socket() as session:
                    return await self.ask(session, document, **fields)
            except DROPPED:
                await asyncio.sleep(PAUSE_SECONDS)

    async def talk(self, room_id: str) -> None:
        username = self.settings["username"]
        for number in range(1, self.settings["messageCount"] + 1):
            sent = await self.ask_until_answered(
                "sendMessage", roomId=room_id, body=f"{number} 둘", clientToken=f"{username}-{number}"
            )
            message = sent["messageEdge"]["node"]
            tell(acknowledged=message)
            if number % 2 == 0:
                await self.ask_until_answered(
                    "editMessage", messageId=message["id"], body=f"{number} 고침"
                )
            if number % 3 == 0:
                await self.ask_until_answered("deleteMessage", messageId=message["id"])
        tell(done=True)

    async def run(self) -> None:
        username, password = self.settings["username"], self.settings["password"]
        signed_up = await self.post("signUp", username=username, password=password)
        self.access_token = signed_up["tokens"]["accessToken"]
        room_id = self.settings["roomId"]
        if room_id:
            room = (await self.post("joinRoom", roomId=room_id))["room"]
        else:
            room = (await self.post("createRoom", name=f"{username}'s"))["room"]
        following = asyncio.create_task(self.follow(room["id"], room["eventCursor"]))
        tell(room=room["id"])
        await asyncio.to_thread(sys.stdin.readline)
        talking = asyncio.create_task(self.talk(room["id"]))
        await asyncio.to_thread(sys.stdin.read)
        talking.cancel()
        following.cancel()


if __name__ == "__main__":
    asyncio.run(Talker(json.loads(sys.argv[1])).run())
