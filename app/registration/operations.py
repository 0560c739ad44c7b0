"""What may be done on the way to an account: register, correct, confirm, get a new password; what is forgotten."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from app import audit, jobs, problems
from app.accounts import operations as people
from app.accounts.models import Account
from app.accounts.operations import Secret
from app.db import db, one_at_a_time
from app.notifications import operations as notifications
from app.registration import consent, states
from app.registration.models import Consent, Link, Purpose, Registration
from app.tokens import hash_of

WRITE = 'registration.write'
FORGOTTEN_AFTER = timedelta(days=30)


class Applicant(NamedTuple):
    """What somebody says who registers; `phone` is E.164, `agreed` the version of the consent they had before them."""

    email: str
    name: str
    phone: str
    secret: Secret
    locale: str
    agreed: str


class Confirmed(NamedTuple):
    """What came of a confirmation: `confirmed`, `already`, or `phone-taken`, and by which e-mail to sign in."""

    standing: str
    email: str


def register(who: Applicant, at: datetime) -> Account:
    """An account that claims an e-mail and a number, and a letter to that e-mail.

    All of it goes the same way whether others have them or not: who registers learns nothing of other people.
    """
    require_present_consent(who.agreed)
    account = people.register(email=who.email, name=who.name, secret=who.secret, locale=who.locale, at=at)
    db.session.add(Registration(account_id=account.id, phone=who.phone, created_at=at))
    db.session.add(Consent(account_id=account.id, kind=consent.PERSONAL_DATA, version=who.agreed, created_at=at))
    ask_for_letter(account.id, Purpose.CONFIRMATION, at)
    return account


def require_present_consent(version: str) -> None:
    """Refuse an agreement to a text that is not in force any more."""
    present = consent.present().version
    if version != present:
        raise problems.TermsChanged(version=present)


def ask_for_letter(account_id: uuid.UUID | None, purpose: str, at: datetime) -> None:
    """Ask for a letter in the caller's transaction. For nobody too: by the work of it nobody learns who is known."""
    payload = {'link_id': str(uuid.uuid4()), 'account_id': account_id and str(account_id), 'purpose': purpose}
    jobs.enqueue(WRITE, payload, at)


def of(account: Account) -> Registration | None:
    """What this person claimed; none when staff made the account."""
    return db.session.scalar(sa.select(Registration).where(Registration.account_id == account.id))


def ask_again(account: Account, at: datetime) -> None:
    """The letter once more; refuses when the e-mail is proved."""
    states.require_unproved(account, of(account))
    ask_for_letter(account.id, Purpose.CONFIRMATION, at)


def correct_email(account: Account, email: str, at: datetime) -> None:
    """Another e-mail is claimed instead; the links of before would prove the wrong one and are worth nothing."""
    one_at_a_time('registration')
    states.require_unproved(account, of(account))
    account.claimed_email = email
    _void(account, at)
    audit.record(account.id, 'account.correct', account.id, {'field': 'email'}, at)
    ask_for_letter(account.id, Purpose.CONFIRMATION, at)


def correct_phone(account: Account, phone: str, at: datetime) -> None:
    """Another number instead; with a proved e-mail it is the last thing that was lacking, or refused when taken."""
    one_at_a_time('registration')
    registration = states.require_open(account, of(account))
    if registration.proved_at and people.has_phone(phone, but=account):
        raise problems.PhoneTaken()
    registration.phone = phone
    audit.record(account.id, 'account.correct', account.id, {'field': 'phone'}, at)
    if registration.proved_at:
        _settle(account, registration, at)


def confirm(token: str, at: datetime) -> Confirmed:
    """The e-mail is theirs. Twice is the same as once, and says so; refuses an unknown link and one that expired.

    Others who claimed the same e-mail can never prove it any more: they are signed out for good.
    """
    link, account = find_link(token, Purpose.CONFIRMATION, lock=True)
    owner = people.by_email(link.email)
    if owner is not None:
        now = states.standing(owner, of(owner))
        return Confirmed('already' if now == 'confirmed' else now, link.email)
    states.require_usable(link, at)
    link.used_at = at
    for other in people.all_claiming(link.email):
        if other.id != account.id:
            people.end_sessions(other)
            other.password_hash = ''
    registration = states.require_unproved(account, of(account))
    account.email, account.claimed_email, registration.proved_at = link.email, None, at
    _settle(account, registration, at)
    return Confirmed(states.standing(account, registration), account.email)


def find_link(token: str, purpose: Purpose, *, lock: bool = False) -> tuple[Link, Account]:
    """The link with this token and whose it is; refuses when there is none. With `lock` nobody else uses it."""
    query = sa.select(Link).where(Link.token_hash == hash_of(token), Link.purpose == purpose)
    if lock:
        one_at_a_time('registration')
    link = db.session.scalar(query)
    if link is None:
        raise problems.LinkUnknown()
    account = db.session.get_one(Account, link.account_id, populate_existing=lock, with_for_update=lock or None)
    return link, account


def reset(token: str, secret: Secret, at: datetime) -> tuple[Account, int]:
    """A new password, by a link that is used up with all others of its kind; ends every session and says how many."""
    link, account = find_link(token, Purpose.RESET, lock=True)
    states.require_usable(link, at)
    mine = sa.update(Link).where(Link.account_id == account.id, Link.purpose == Purpose.RESET, Link.used_at.is_(None))
    db.session.execute(mine.values(used_at=at))
    account.password_hash = secret
    account.version += 1
    ended = people.end_sessions(account)
    audit.record(account.id, 'account.reset', account.id, {'ended': ended}, at)
    notifications.tell_once(f'password:{link.id}', 'account.password', [account.id], None, {}, at)
    return account, ended


def forget(at: datetime) -> int:
    """Accounts that nobody confirmed in time go, with all that was said in them; how many. Old links go too."""
    db.session.execute(sa.delete(Link).where(Link.expires_at < at - FORGOTTEN_AFTER))
    stale = sa.select(Account).where(Account.confirmed_at.is_(None), Account.created_at < at - FORGOTTEN_AFTER)
    gone = list(db.session.scalars(stale))
    for account in gone:
        audit.record(None, 'account.forget', account.id, {}, at)
        db.session.execute(sa.delete(Account).where(Account.id == account.id))
    return len(gone)


def _settle(account: Account, registration: Registration, at: datetime) -> None:
    """The account is confirmed, unless its number is another account's; then that is all that is lacking."""
    if people.has_phone(registration.phone, but=account):
        return
    account.phone, account.confirmed_at = registration.phone, at
    account.version += 1
    audit.record(account.id, 'account.confirm', account.id, {}, at)


def _void(account: Account, at: datetime) -> None:
    """The links of before are worth nothing any more."""
    open_links = sa.update(Link).where(Link.account_id == account.id, Link.used_at.is_(None), Link.expires_at > at)
    db.session.execute(open_links.values(expires_at=at))
