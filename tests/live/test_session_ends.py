"""A session that ends, however it does, is gone from every socket of every process within a second."""

import asyncio

from tests.live import documents
from tests.live.chat import Chat
from tests.live.people import PASSWORD, Person, Socket

SOON_SECONDS = 1.0


async def close_codes(*sockets: Socket) -> list[int]:
    """How each of them is closed, soon; whatever was told before."""
    return await asyncio.gather(*(socket.close_code(SOON_SECONDS) for socket in sockets))


async def test_A6_logging_out_closes_this_sessions_sockets_everywhere(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with ada.socket() as here, ada.at(chat.urls[-1]).socket() as there:
        await ada.execute(documents.LOG_OUT, input={})

        codes = await close_codes(here, there)

    assert codes == [4401, 4401]


async def test_A6_logging_out_leaves_the_other_sessions_alone(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    elsewhere = await ada.log_in(chat.urls[-1])
    room_id = await ada.create_room("부엌")
    async with elsewhere.socket() as socket:
        await socket.follow(room_id, after=await ada.cursor(room_id))

        await ada.execute(documents.LOG_OUT, input={})

        sent = await elsewhere.send(room_id, "아직 있어요")
        assert (await socket.hear_event())["messageEdge"]["node"] == sent


async def test_A6_logging_out_everywhere_closes_the_sockets_of_every_session(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    elsewhere = await ada.log_in(chat.urls[-1])
    async with ada.socket() as here, elsewhere.socket() as there:
        ended = await ada.execute(documents.LOG_OUT, input={"everywhere": True})

        codes = await close_codes(here, there)

    assert ended == {"endedSessionCount": 2}
    assert codes == [4401, 4401]


async def test_A7_changing_the_password_closes_the_sockets_of_every_other_session(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    elsewhere = await ada.log_in(chat.urls[-1])
    room_id = await ada.create_room("부엌")
    async with (
        ada.at(chat.urls[-1]).socket() as mine,
        elsewhere.socket() as there,
        elsewhere.at(ada.url).socket() as near,
    ):
        await mine.follow(room_id, after=await ada.cursor(room_id))

        changed = await ada.execute(
            documents.CHANGE_PASSWORD, input={"currentPassword": PASSWORD, "newPassword": f"{PASSWORD} staple"}
        )

        codes = await close_codes(there, near)
        sent = await ada.send(room_id, "나는 아직 있어요")
        assert (await mine.hear_event())["messageEdge"]["node"] == sent
    assert changed == {"endedSessionCount": 1}
    assert codes == [4401, 4401]


async def test_A7_a_session_that_is_ended_from_afar_loses_its_sockets(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    elsewhere = await ada.log_in(chat.urls[-1])
    listed = [edge["node"] for edge in (await ada.execute(documents.SESSIONS))["sessions"]["edges"]]
    [other] = [session for session in listed if not session["isCurrent"]]
    async with elsewhere.socket() as there, elsewhere.at(ada.url).socket() as near:
        ended = await ada.execute(documents.END_SESSION, input={"sessionId": other["id"]})

        codes = await close_codes(there, near)

    assert ended == {"sessionId": other["id"]}
    assert other["device"] == "python-httpx"
    assert codes == [4401, 4401]


async def test_A7_recovering_the_account_closes_the_sockets_of_every_session(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    renewed = await ada.execute(documents.RENEW_CODES, input={"password": PASSWORD})
    recovery = {"username": ada.username, "recoveryCode": renewed["recoveryCodes"][0], "newPassword": "staple battery"}
    async with ada.socket() as here, ada.at(chat.urls[-1]).socket() as there:
        await ada.execute(documents.RECOVER_ACCOUNT, input=recovery)

        codes = await close_codes(here, there)

    assert codes == [4401, 4401]


async def test_A7_closing_the_account_closes_the_sockets_of_every_session(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    elsewhere = await ada.log_in(chat.urls[-1])
    async with ada.socket() as here, elsewhere.socket() as there:
        await ada.execute(documents.CLOSE_ACCOUNT, input={"password": PASSWORD})

        codes = await close_codes(here, there)

    assert codes == [4401, 4401]


async def test_A6_the_answer_to_a_log_out_comes_over_the_socket_that_it_ends(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with ada.socket() as socket:
        operation_id = await socket.subscribe(documents.LOG_OUT, input={})

        answer, completion = await socket.hear(), await socket.hear()
        code = await socket.close_code(SOON_SECONDS)

    assert answer == {
        "id": operation_id,
        "type": "next",
        "payload": {"data": {"logOut": {"endedSessionCount": 1}}},
    }
    assert completion == {"id": operation_id, "type": "complete"}
    assert code == 4401


async def test_A6_nothing_that_is_sent_after_a_log_out_is_told(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[-1], "grace")
    room_id = await ada.create_room("부엌")
    await grace.join(room_id)
    cursor = await ada.cursor(room_id)
    async with ada.socket() as here, ada.at(chat.urls[-1]).socket() as there:
        await here.follow(room_id, after=cursor)
        await there.follow(room_id, after=cursor)
        before = await grace.send(room_id, "들리나요?")
        heard_before = [await here.hear_event(), await there.hear_event()]

        await ada.execute(documents.LOG_OUT, input={})
        after = await asyncio.gather(*(grace.send(room_id, f"비밀 {number}") for number in range(10)))
        told = [*await here.everything_until_closed(), *await there.everything_until_closed()]

    assert [event["messageEdge"]["node"] for event in heard_before] == [before, before]
    assert len(after) == 10
    assert told == []


async def test_A6_a_session_that_ended_opens_no_socket(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    await ada.execute(documents.LOG_OUT, input={})

    code = await ada.at(chat.urls[-1]).close_code_of_init()

    assert code == 4401
