"""Messages: a room's history, and saying, changing, withdrawing and having read something."""

from rest_framework.request import Request
from rest_framework.response import Response

from backend.chat import changing, reading
from backend.chat.bodies import checked_body, checked_client_token
from backend.chat.errors import ClientTokenReused, MessageNotFound, NotMessageAuthor, NotRoomMember
from backend.chat.feed.cursor import Cursor
from backend.chat.history import checked_window, history_cursor, read_ranges
from backend.chat.models import Message
from backend.chat.writer import Draft, writer
from backend.ids import key_of
from backend.refusals import Faults, RateLimited
from backend.rest.authentication import session_of, viewer_of
from backend.rest.describing import MESSAGE_ID, OF_A_PAGE, OF_A_ROOM, ROOM_ID, described
from backend.rest.finding import room_of_member, visible_message
from backend.rest.idempotency import IDEMPOTENCY_KEY, KEY, client_token_of
from backend.rest.parameters import BOTH_WAYS, number_in, text_in
from backend.rest.reading import JSONView, given
from backend.rest.shapes.messages import HistoryPage, MessagePage, MessageShape, Words
from backend.rest.shapes.rooms import MembershipShape, ReadRooms, WhereRead
from backend.rest.sights import standings

MESSAGES = "Messages"


class History(JSONView):
    """`/rooms/{room_id}/messages`"""

    @described(
        "listMessages",
        "Messages in the order they were sent.",
        tag=MESSAGES,
        answer=MessagePage,
        description="Give `last` (with `before`) to read backwards from the newest, or `first` (with `after`) to read "
        "forwards; 0 to 100, not both. Without either, the newest 50.",
        parameters=[ROOM_ID, *BOTH_WAYS],
        problems=[*OF_A_PAGE, *OF_A_ROOM, NotRoomMember],
    )
    def get(self, request: Request, room_id: str) -> Response:
        window = checked_window(
            first=number_in(request, "first"),
            after=text_in(request, "after"),
            last=number_in(request, "last"),
            before=text_in(request, "before"),
        )
        room = room_of_member(room_id, viewer_of(request))
        positions = window.range_in(room)
        messages = read_ranges({room: positions})[room.pk]
        page = HistoryPage(
            items=messages,
            cursors=[history_cursor(message) for message in messages],
            has_next=positions.stop <= room.last_position,
            has_previous=positions.start > 1,
            event_cursor=Cursor.of(room).encode(),
        )
        return Response(MessagePage(page).data)

    @described(
        "sendMessage",
        "Say something in a room.",
        tag=MESSAGES,
        takes=Words,
        answer=MessageShape,
        status=201,
        says="It was said, and is on disk.",
        description="Give each message an `Idempotency-Key` of your own, and send it again with the same one until "
        "you have an answer: the answer is the same message whatever became of it since.",
        parameters=[ROOM_ID, IDEMPOTENCY_KEY],
        problems=[*OF_A_ROOM, NotRoomMember, ClientTokenReused, RateLimited],
    )
    def post(self, request: Request, room_id: str) -> Response:
        faults, token = Faults(), client_token_of(request)
        body = faults.checked("body", checked_body, given(request, Words)["body"])
        if token is not None:
            faults.checked(KEY, checked_client_token, token)
        faults.refuse_if_any()
        session = session_of(request)
        draft = Draft(session.pk, key_of("Room", room_id), body, token, person_id=session.user_id)
        return told(writer.send_from_thread(draft), status=201)


class OneMessage(JSONView):
    """`/messages/{message_id}`"""

    @described(
        "readMessage",
        "A message of one of the viewer's rooms.",
        tag=MESSAGES,
        answer=MessageShape,
        says="The message as it reads now.",
        parameters=[MESSAGE_ID],
        problems=[MessageNotFound],
    )
    def get(self, request: Request, message_id: str) -> Response:
        return told(visible_message(message_id, viewer_of(request)))

    @described(
        "editMessage",
        "Change the words of the viewer's own message.",
        tag=MESSAGES,
        takes=Words,
        answer=MessageShape,
        says="The message as it now reads.",
        parameters=[MESSAGE_ID],
        problems=[MessageNotFound, NotMessageAuthor],
    )
    def patch(self, request: Request, message_id: str) -> Response:
        key, words = key_of("Message", message_id), given(request, Words)
        return told(changing.edit_message(author=viewer_of(request), message_id=key, **words))

    @described(
        "deleteMessage",
        "Withdraw the viewer's own message; doing it again changes nothing.",
        tag=MESSAGES,
        answer=MessageShape,
        description="Its place in the history stays.",
        says="What remains of the message.",
        parameters=[MESSAGE_ID],
        problems=[MessageNotFound, NotMessageAuthor],
    )
    def delete(self, request: Request, message_id: str) -> Response:
        return told(changing.delete_message(author=viewer_of(request), message_id=key_of("Message", message_id)))


class Read(JSONView):
    """`/messages/{message_id}/read`"""

    @described(
        "markRead",
        "Record that the viewer has read up to this message; never moves backwards.",
        tag=MESSAGES,
        answer=MembershipShape,
        says="The viewer's place in the room.",
        parameters=[MESSAGE_ID],
        problems=[MessageNotFound, NotRoomMember],
    )
    def post(self, request: Request, message_id: str) -> Response:
        membership = reading.mark_read(person=viewer_of(request), message_id=key_of("Message", message_id))
        [standing] = standings([membership])
        return Response(MembershipShape(standing).data)


class ReadAll(JSONView):
    """`/viewer/mark-all-read`"""

    @described(
        "markAllRead",
        "Record that the viewer has read all that stands in their rooms.",
        tag=MESSAGES,
        takes=WhereRead,
        answer=ReadRooms,
        says="It is recorded.",
        description="What is said meanwhile stays unread.",
    )
    def post(self, request: Request) -> Response:
        count = reading.mark_all_read(person=viewer_of(request), **given(request, WhereRead))
        return Response(ReadRooms({"count": count}).data)


def told(message: Message, status: int = 200) -> Response:
    return Response(MessageShape(message).data, status)
