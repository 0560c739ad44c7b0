"""A real mail server for tests: aiosmtpd on loopback; it can be taken away, refuse, and hang up after a letter."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, Session

from app.settings import Mail
from tests.support.postgres import free_port

SENDER = 'Осмотр <osmotr@network.test>'


@dataclass
class Mailbox:
    """The running server and all that it was given. `arrived` holds every letter, `seen` each Message-ID once."""

    port: int
    arrived: list[EmailMessage] = field(default_factory=list)
    sessions: list[dict[str, Any]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)  # what is answered to whom instead of 250
    hang_up: int = 0  # how many letters are taken without a word of it
    tls: ssl.SSLContext | None = None
    controller: Controller | None = None

    @property
    def told(self) -> Mail:
        """What the service must be told to use it."""
        return Mail('127.0.0.1', self.port, SENDER)

    @property
    def seen(self) -> dict[str, EmailMessage]:
        """What a receiver shows that knows a letter by its Message-ID."""
        return {str(each['Message-ID']): each for each in self.arrived}

    def start(self) -> None:
        """Begin to listen."""
        self.controller = Controller(
            self,
            '127.0.0.1',
            self.port,
            tls_context=self.tls,
            authenticator=lambda *_: AuthResult(success=True),
            auth_require_tls=False,
        )
        self.controller.start()

    def stop(self) -> None:
        """Go away; whoever asks is refused a connection."""
        if self.controller is not None:
            self.controller.stop()
            self.controller = None

    async def handle_RCPT(
        self, _server: Any, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take the address, unless something else was agreed."""
        if answer := self.answers.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        """Keep the letter; hang up before saying so, when it was agreed."""
        content = envelope.original_content or b''
        letter = message_from_bytes(content, policy=default)
        assert isinstance(letter, EmailMessage)
        self.arrived.append(letter)
        self.sessions.append(
            {
                'to': list(envelope.rcpt_tos),
                'from': envelope.mail_from,
                'tls': session.ssl is not None,
                'user': session.authenticated,
                'content': content,
            }
        )
        if self.hang_up:
            self.hang_up -= 1
            server.transport.abort()
        return '250 OK'


@contextmanager
def mailbox(tls: ssl.SSLContext | None = None) -> Iterator[Mailbox]:
    """A mail server, gone when the test ends."""
    running = Mailbox(free_port(), tls=tls)
    running.start()
    try:
        yield running
    finally:
        running.stop()
