"""The letters we write: plain text, in the reader's language, with one link and nothing that tells who opened it.

Nothing in them was chosen by a stranger but a username, so that nobody can have us send words of theirs. What proves
something stands behind the `#` of the link: browsers keep that part from servers, their logs and other sites.
"""

from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from backend.accounts.models import LinkPurpose, User
from backend.language import Language, Words

SUBJECTS = {
    LinkPurpose.CONFIRM_EMAIL: Words(en="Confirm your e-mail address for Sarangbang", ko="사랑방 이메일 주소 확인"),
    LinkPurpose.GET_BACK_IN: Words(en="A new password for Sarangbang", ko="사랑방 비밀번호 새로 정하기"),
}
BODIES = {
    LinkPurpose.CONFIRM_EMAIL: Words(
        en="""Hello,

the account {username} on Sarangbang gave this address as its own. If that was you,
open this link within 24 hours to confirm it:

{link}

If it was not you, do nothing: the address stays unconfirmed.
""",
        ko="""안녕하세요.

사랑방의 {username} 계정에 이 이메일 주소가 등록되었습니다. 본인이 등록하셨다면
24시간 안에 아래 링크를 열어 확인해 주세요.

{link}

본인이 아니라면 아무것도 하지 않으셔도 됩니다. 주소는 확인되지 않은 채로 남습니다.
""",
    ),
    LinkPurpose.GET_BACK_IN: Words(
        en="""Hello,

somebody asked for a new password for the account {username} on Sarangbang. If that
was you, open this link within 30 minutes and choose one:

{link}

It works once, and logs the account out everywhere. If it was not you, do nothing:
the old password stays good.
""",
        ko="""안녕하세요.

사랑방의 {username} 계정에 새 비밀번호를 요청하셨습니다. 본인이 요청하셨다면
30분 안에 아래 링크를 열어 새 비밀번호를 정해 주세요.

{link}

이 링크는 한 번만 쓸 수 있고, 비밀번호를 바꾸면 모든 기기에서 로그아웃됩니다.
본인이 아니라면 아무것도 하지 않으셔도 됩니다. 지금 비밀번호를 그대로 쓸 수 있습니다.
""",
    ),
}
PATHS = {LinkPurpose.CONFIRM_EMAIL: "/confirm-email", LinkPurpose.GET_BACK_IN: "/reset-password"}


def send_link(person: User, purpose: LinkPurpose, token: str, language: Language) -> None:
    """Write to the person, in the language they chose or else in this one. Raises what the mail server does."""
    assert person.email is not None, "who has no address is sent no link"
    chosen = language if person.language is None else Language(person.language)
    letter(purpose, to=person.email, username=person.username, token=token, language=chosen).send()


def letter(purpose: LinkPurpose, *, to: str, username: str, token: str, language: Language) -> EmailMessage:
    link = f"{settings.PUBLIC_URL}{PATHS[purpose]}#{token}"
    return EmailMessage(
        subject=SUBJECTS[purpose].spoken_in(language),
        body=BODIES[purpose].spoken_in(language).format(username=username, link=link),
        to=[to],
        headers={
            "Auto-Submitted": "auto-generated",  # RFC 3834, 5: nobody's holiday notice answers it
            "Message-ID": make_msgid(domain=urlsplit(settings.PUBLIC_URL).hostname),  # not with this machine's name
            "Content-Language": language.value,
        },
    )
