"""What may be said, and by which token a client may know it again."""

from backend.chat.models import LONGEST_BODY, LONGEST_CLIENT_TOKEN
from backend.language import Words
from backend.refusals import UnacceptableText
from backend.text import checked_prose

CLIENT_TOKEN_RULE = Words(
    en=f"1 to {LONGEST_CLIENT_TOKEN} printable ASCII characters.",
    ko=f"ASCII 문자 1자에서 {LONGEST_CLIENT_TOKEN}자까지 쓸 수 있습니다.",
)


def checked_body(body: str) -> str:
    """1 to 4,000 characters of plain text, kept as they are. Raises UnacceptableText."""
    return checked_prose(body, longest=LONGEST_BODY)


def checked_client_token(token: str) -> str:
    """1 to 64 printable ASCII characters. Raises UnacceptableText."""
    if not (1 <= len(token) <= LONGEST_CLIENT_TOKEN and token.isascii() and token.isprintable()):
        raise UnacceptableText(CLIENT_TOKEN_RULE)
    return token
