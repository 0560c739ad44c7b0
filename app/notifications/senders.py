"""Gives one letter to a mail server, and says in three words what came of it."""

from __future__ import annotations

import ipaddress
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from app.notifications.wording import Wording
from app.settings import Mail

TIMEOUT_S = 20
SEVEN_BIT = SMTP.clone(cte_type='7bit')  # not every server on the way carries eight


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The server has said 250: the letter is its own from now on."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The server will never take this letter for this address."""

    reason: str


@dataclass(frozen=True, slots=True)
class Postponed:
    """Not now, or nobody knows: the same letter is to be sent again. `server`: no other letter would get through."""

    reason: str
    server: bool


Outcome = Acknowledged | Refused | Postponed


def write(mail: Mail, *, to: str, name: str, message_id: str, at: datetime, said: Wording) -> EmailMessage:
    """The letter as it goes out: the same bytes whenever it is written again, so that it is the same letter."""
    message = EmailMessage(policy=SEVEN_BIT)
    message['Message-ID'] = message_id
    message['Date'] = format_datetime(at)
    message['From'] = mail.sender
    message['To'] = _addressed(to, name)
    message['Subject'] = said.subject
    message['Auto-Submitted'] = 'auto-generated'
    message.set_content(said.text)
    message.add_alternative(said.html, subtype='html')
    message.set_boundary(f'osmotr-{message_id.strip("<>").partition("@")[0]}')
    return message


def send(mail: Mail, message: EmailMessage, to: str) -> Outcome:
    """Hand the letter over. After a lost answer nobody knows whether it was taken: it is sent again as it is."""
    try:
        server = _open(mail)
    except smtplib.SMTPResponseException as error:  # our name or our password: nobody's letter gets through
        return Postponed(_said(error.smtp_code, error.smtp_error), server=True)
    except (smtplib.SMTPException, OSError) as error:
        return Postponed(f'{type(error).__name__}: {error}', server=True)
    try:
        server.send_message(message, from_addr=mail.address, to_addrs=[to])
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        return _answered(code, words)
    except smtplib.SMTPDataError as error:
        return _answered(error.smtp_code, error.smtp_error)
    except smtplib.SMTPNotSupportedError as error:
        return Refused(str(error))
    except smtplib.SMTPResponseException as error:  # our sender: nobody's letter gets through
        return Postponed(_said(error.smtp_code, error.smtp_error), server=True)
    except (smtplib.SMTPException, OSError) as error:
        return Postponed(f'{type(error).__name__}: {error}', server=True)
    finally:
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()
    return Acknowledged()


def _open(mail: Mail) -> smtplib.SMTP:
    """A connection that is safe to speak over; a password never goes over an open line to another machine."""
    here = _is_this_machine(mail.host)
    if mail.tls:
        server: smtplib.SMTP = smtplib.SMTP_SSL(mail.host, mail.port, timeout=TIMEOUT_S, context=_certificates())
    else:
        server = smtplib.SMTP(mail.host, mail.port, timeout=TIMEOUT_S)
    try:
        server.ehlo_or_helo_if_needed()
        if not mail.tls and not here and server.has_extn('starttls'):
            server.starttls(context=_certificates())
            server.ehlo()
        elif not mail.tls and not here and mail.user:
            raise smtplib.SMTPException('the server offers no STARTTLS: the password is not sent')
        if mail.user:
            server.login(mail.user, mail.password)
    except BaseException:
        server.close()
        raise
    return server


def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


def _answered(code: int, words: bytes | str) -> Outcome:
    return Refused(_said(code, words)) if code >= 500 else Postponed(_said(code, words), server=False)


def _said(code: int, words: bytes | str) -> str:
    text = words.decode('utf-8', 'replace') if isinstance(words, bytes) else words
    return ' '.join(f'{code} {text}'.split())


def _addressed(to: str, name: str) -> str | Address:
    local, _, domain = to.rpartition('@')
    try:
        return Address(' '.join(name.split()), local, domain)
    except ValueError:  # an address that can be written without its owner's name only
        return to


def _is_this_machine(host: str) -> bool:
    if host == 'localhost':
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
