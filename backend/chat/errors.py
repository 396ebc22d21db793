"""What can go wrong in a chat, and what the person can do about it.

ChatError
├── RoomNotFound          there is none, or it is not for these eyes
├── RoomNameTaken         choose another name
├── NotRoomMember         the room is known, the person is not in it: join first
├── MessageNotFound       there is none, or it is not for these eyes
├── NotMessageAuthor      only who wrote a message may change it
├── ClientTokenReused     the token was spent on other words: make a new one
└── FellBehind            too much waits unread: come again and go on from the cursor
"""

from backend.language import Words
from backend.refusals import Code, Refusal


class ChatError(Refusal):
    """An anticipated failure in a chat. Nothing was changed."""


class RoomNotFound(ChatError):
    """There is no such room, or the person may not know of it."""

    code = Code.NOT_FOUND
    words = Words(en="There is no such room.", ko="그런 방이 없습니다.")


class RoomNameTaken(ChatError):
    """A room already has this name."""

    words = Words(en="A room already has this name.", ko="같은 이름의 방이 이미 있습니다.")


class NotRoomMember(ChatError):
    """The person must join the room first."""

    code = Code.FORBIDDEN
    words = Words(en="Join the room first.", ko="먼저 방에 들어가 주세요.")


class MessageNotFound(ChatError):
    """There is no such message, or the person may not see it."""

    code = Code.NOT_FOUND
    words = Words(en="There is no such message.", ko="그런 메시지가 없습니다.")


class NotMessageAuthor(ChatError):
    """Only its author may change a message."""

    code = Code.FORBIDDEN
    words = Words(en="Only its author may change a message.", ko="메시지는 쓴 사람만 고칠 수 있습니다.")


class ClientTokenReused(ChatError):
    """This client token was already used for another message."""

    words = Words(en="This client token was used for another message.", ko="이 토큰은 다른 메시지에 이미 쓰였습니다.")


class FellBehind(ChatError):
    """More events wait for this subscriber than are kept for it."""

    code = Code.UNAVAILABLE
    words = Words(en="Reconnect and go on from your cursor.", ko="다시 연결해 커서부터 이어 받아 주세요.")
