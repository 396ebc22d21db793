"""Both servers are written to directly, and what arrives is to the byte what an ordinary ASGI send would bring."""

from collections.abc import Callable

from websockets.asyncio.client import ClientConnection

from tests.live import documents
from tests.live.chat import Chat
from tests.live.people import Person, Socket, raw_socket

DIRECT = {"daphne": "DaphneSocketOutlet", "uvicorn": "UvicornSocketOutlet"}
BODIES = ["짧게", "가" * 100, "나" * 4_000]


async def test_the_running_server_is_written_to_directly(start_chat: Callable[..., Chat], server: str) -> None:
    chat = start_chat(processes=1, LOG_LEVEL="DEBUG")

    await what_is_heard(chat)

    assert f"A connection is written to by {DIRECT[server]}" in chat.log()


async def test_the_ordinary_way_brings_the_same_frames(start_chat: Callable[..., Chat]) -> None:
    direct = start_chat(processes=1)
    ordinary = start_chat(processes=1, LOG_LEVEL="DEBUG", DIRECT_WRITES="false")

    heard_directly, heard_ordinarily = await what_is_heard(direct), await what_is_heard(ordinary)

    assert "A connection is written to by OrdinaryOutlet" in ordinary.log()
    assert len(heard_directly) == len(BODIES)
    assert heard_directly == heard_ordinarily


async def what_is_heard(chat: Chat) -> list[str]:
    """The text of each frame that tells of a message, without what differs between two chats."""
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    async with raw_socket(chat.urls[0]) as connection:
        socket = Socket(connection)
        await socket.init({"authorization": f"Bearer {ada.access_token}"})
        await socket.subscribe(documents.BODIES_SENT, roomId=room_id, after=await ada.cursor(room_id))
        for body in BODIES:
            await ada.send(room_id, body)
        return [await text_of(connection) for _ in BODIES]


async def text_of(connection: ClientConnection) -> str:
    frame = await connection.recv()
    assert isinstance(frame, str)
    return frame
