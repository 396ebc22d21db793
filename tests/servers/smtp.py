"""A mail server of the tests' own, in their process, which keeps every letter: as much of RFC 5321 as we speak."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast


@dataclass(frozen=True)
class Delivered:
    """A letter, and the addresses on its envelope."""

    sender: str
    recipients: list[str]
    message: EmailMessage

    @property
    def text(self) -> str:
        return str(self.message.get_content())

    @property
    def token(self) -> str:
        """What stands behind the `#` of the link."""
        [token] = re.findall(r"#([\w-]+)", self.text)
        return str(token)


class MailServer(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine until it is stopped."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.letters: list[Delivered] = []
        self.arrival = threading.Condition()
        self.refuses = False
        self.has_refused = False

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def take(self, letter: Delivered) -> None:
        with self.arrival:
            self.letters.append(letter)
            self.arrival.notify_all()

    def refuse(self) -> None:
        with self.arrival:
            self.has_refused = True
            self.arrival.notify_all()

    def wait_until_refused(self, within_seconds: float = 10.0) -> None:
        """Wait until one more letter was refused. Raises TimeoutError."""
        with self.arrival:
            if not self.arrival.wait_for(lambda: self.has_refused, within_seconds):
                raise TimeoutError("Nothing was refused")
            self.has_refused = False

    def next_letter(self, to: str, within_seconds: float = 10.0) -> Delivered:
        """Take out the oldest letter to this address, when it is here. Raises TimeoutError."""
        with self.arrival:
            letter = self.arrival.wait_for(lambda: self.oldest_to(to), within_seconds)
            if letter is None:
                raise TimeoutError(f"No letter to {to}")
            self.letters.remove(letter)
            return letter

    def oldest_to(self, address: str) -> Delivered | None:
        return next((letter for letter in self.letters if address in letter.recipients), None)


class Conversation(socketserver.StreamRequestHandler):
    """One connection: greets, takes letters, says goodbye."""

    def handle(self) -> None:
        self.say("220 tests")
        sender, recipients = "", [""]
        for line in self.rfile:
            verb = line.split(b":")[0].strip().upper()
            address = "".join(re.findall(r"<(.*)>", line.decode()))
            if verb == b"MAIL FROM":
                sender, recipients = address, []
            elif verb == b"RCPT TO" and cast(MailServer, self.server).refuses:
                self.say(f"550 no mailbox {address}")
                cast(MailServer, self.server).refuse()
                continue
            elif verb == b"RCPT TO":
                recipients.append(address)
            elif verb == b"DATA":
                self.say("354 go on")
                message = message_from_bytes(self.content(), policy=policy.default)
                cast(MailServer, self.server).take(Delivered(sender, recipients, message))
            elif verb == b"QUIT":
                self.say("221 bye")
                return
            self.say("250 OK")

    def content(self) -> bytes:
        """Everything up to the line that is a lone dot; a dot in front of others was added on the way (4.5.2)."""
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(line.removeprefix(b".") for line in lines)

    def say(self, reply: str) -> None:
        self.wfile.write(f"{reply}\r\n".encode())


@contextmanager
def running_mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
