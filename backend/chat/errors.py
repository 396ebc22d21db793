"""What can go wrong in a chat, and what the person can do about it.

ChatError
├── RoomNotFound          there is none, or it is not for these eyes
├── RoomNameTaken         choose another name
├── NotRoomMember         the room is known, the person is not in it: join first
├── NotRoomOwner          the person is in the room, but only its owner may do this
├── BannedFromRoom        the owner does not want the person back
├── NotDirectRoom         the room has a name: people join it, or are invited
├── NotInDirectRoom       the conversation is direct: people are added to it
├── UserNotFound          nobody goes by that name, or not any more
├── AlreadyMember         who is to come in is in
├── MemberBanned          who is to come in was banned: lift that first
├── MemberNotFound        who is meant is not in the room
├── InvitationNotFound    there is none, or it was used, or it is not for these eyes
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


class NotRoomOwner(ChatError):
    """Only the room's owner may do this."""

    code = Code.FORBIDDEN
    words = Words(en="Only the room's owner may do this.", ko="방장만 할 수 있습니다.")


class BannedFromRoom(ChatError):
    """The owner banned the person from this room."""

    code = Code.FORBIDDEN
    words = Words(en="You may not come into this room any more.", ko="이 방에는 더 이상 들어갈 수 없습니다.")


class NotDirectRoom(ChatError):
    """Only direct conversations have people added to them."""

    words = Words(en="This room has a name: invite people instead.", ko="이름이 있는 방입니다. 사람을 초대해 주세요.")


class NotInDirectRoom(ChatError):
    """Nobody is invited to a direct conversation."""

    words = Words(
        en="This conversation is direct: add people instead.", ko="직접 나누는 대화입니다. 사람을 추가해 주세요."
    )


class UserNotFound(ChatError):
    """Nobody goes by this username, or not any more."""

    code = Code.NOT_FOUND
    words = Words(en="There is nobody of this name.", ko="그런 이름을 쓰는 사람이 없습니다.")


class AlreadyMember(ChatError):
    """The person is in the room already."""

    words = Words(en="They are in the room already.", ko="이미 방에 있는 사람입니다.")


class MemberBanned(ChatError):
    """The person was banned from the room; its owner can lift that."""

    words = Words(
        en="They were banned from the room. Its owner can lift the ban.",
        ko="이 방에서 내보내진 사람입니다. 방장이 풀어 줄 수 있습니다.",
    )


class MemberNotFound(ChatError):
    """The person meant is not among the room's people."""

    code = Code.NOT_FOUND
    words = Words(en="They are not in the room.", ko="이 방에 없는 사람입니다.")


class InvitationNotFound(ChatError):
    """There is no such invitation, or not any more, or the person may not see it."""

    code = Code.NOT_FOUND
    words = Words(en="There is no such invitation.", ko="그런 초대가 없습니다.")


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
