"""What can go wrong with accounts, and what the person can do about it.

AccountError
├── UsernameTaken      choose another
├── WrongCredentials   the two do not belong together, or the account is closed: deliberately one kind
└── SessionEnded       the refresh token opens nothing any more: log in again
"""

from backend.language import Words
from backend.refusals import Code, Refusal


class AccountError(Refusal):
    """An anticipated failure about an account. Nothing was changed."""


class UsernameTaken(AccountError):
    """Somebody already has this username."""

    words = Words(en="Somebody already has this username.", ko="이미 쓰고 있는 아이디입니다.")


class WrongCredentials(AccountError):
    """The username and password do not belong together, or the account is closed."""

    code = Code.UNAUTHENTICATED
    words = Words(en="The username or the password is not right.", ko="아이디 또는 비밀번호가 맞지 않습니다.")


class SessionEnded(AccountError):
    """The refresh token is spent, revoked or expired."""

    code = Code.UNAUTHENTICATED
    words = Words(en="Your session has ended. Log in again.", ko="로그인이 끝났습니다. 다시 로그인해 주세요.")
