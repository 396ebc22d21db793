"""What can go wrong with accounts, and what the person can do about it.

AccountError
├── UsernameTaken      choose another
├── WrongCredentials   what was given does not prove who one is, or the account is closed: deliberately one kind
├── SessionEnded       the refresh token opens nothing any more: log in again
├── SessionNotFound    it has ended, or is not one's own: look at the list again
├── LinkExpired        it was opened before, or too late: ask for another
└── EmailNotOffered    this server sends no mail: use a recovery code
"""

from backend.language import Words
from backend.refusals import Code, Refusal


class AccountError(Refusal):
    """An anticipated failure about an account. Nothing was changed."""


class UsernameTaken(AccountError):
    """Somebody already has this username."""

    words = Words(en="Somebody already has this username.", ko="이미 쓰고 있는 아이디입니다.")


class WrongCredentials(AccountError):
    """The username and what was given with it do not belong together, or the account is closed.

    The words name all that was asked for, and never which of it was wrong.
    """

    code = Code.UNAUTHENTICATED
    words = Words(en="The username or the password is not right.", ko="아이디 또는 비밀번호가 맞지 않습니다.")

    def __init__(self, words: Words = words) -> None:
        super().__init__()
        self.words = words


WRONG_PASSWORD = Words(en="The password is not right.", ko="비밀번호가 맞지 않습니다.")
WRONG_CODE = Words(en="The username or the recovery code is not right.", ko="아이디 또는 복구 코드가 맞지 않습니다.")


class SessionEnded(AccountError):
    """The refresh token is spent, revoked or expired."""

    code = Code.UNAUTHENTICATED
    words = Words(en="Your session has ended. Log in again.", ko="로그인이 끝났습니다. 다시 로그인해 주세요.")


class SessionNotFound(AccountError):
    """There is no such session of the person's, or it has ended."""

    code = Code.NOT_FOUND
    words = Words(en="This session has ended already.", ko="이미 끝난 로그인입니다.")


class LinkExpired(AccountError):
    """The link was used, has expired, or was never ours: nobody can tell which."""

    words = Words(
        en="This link has expired or was used before. Ask for a new one.",
        ko="이미 사용했거나 기한이 지난 링크입니다. 새 링크를 요청해 주세요.",
    )


class EmailNotOffered(AccountError):
    """No mail server was set up, so that nobody can be written to."""

    words = Words(
        en="This server sends no e-mail. A recovery code lets you back in.",
        ko="이 서버에서는 이메일을 보내지 않습니다. 복구 코드로 다시 들어올 수 있습니다.",
    )
