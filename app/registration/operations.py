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
KNOWN = 'known'  # not a link's purpose: the letter to somebody who has an account already
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


def register(who: Applicant, at: datetime) -> None:
    """Keep what was filled in, and ask for the letter.

    Whoever asks learns nothing of whether the e-mail is known: its owner gets a letter that says so. An account that
    nobody has confirmed is filled in anew, and the links of before are worth nothing: they prove another password.
    """
    require_present_consent(who.agreed)
    one_at_a_time('registration')
    account = people.by_email(who.email)
    if account is not None and account.confirmed:
        audit.record(None, 'account.register', account.id, {'known': True}, at)
        return ask_for_letter(account.id, KNOWN, at)
    if account is None:
        account = people.register(email=who.email, name=who.name, secret=who.secret, locale=who.locale, at=at)
        db.session.add(Registration(account_id=account.id, phone=who.phone, created_at=at))
    else:
        account.name, account.password_hash, account.locale = who.name.strip(), who.secret, who.locale
        registration = _of(account)
        registration.phone, registration.email, registration.created_at = who.phone, None, at
        registration.proved_at = None  # it was another registration that was proved
        people.end_sessions(account)
        _void(account, at)
        audit.record(account.id, 'account.register', account.id, {'again': True}, at)
    db.session.add(Consent(account_id=account.id, kind=consent.PERSONAL_DATA, version=who.agreed, created_at=at))
    return ask_for_letter(account.id, Purpose.CONFIRMATION, at)


def require_present_consent(version: str) -> None:
    """Refuse an agreement to a text that is not in force any more."""
    if version != consent.VERSION:
        raise problems.TermsChanged(version=consent.VERSION)


def ask_for_letter(account_id: uuid.UUID | None, purpose: str, at: datetime) -> None:
    """Ask for a letter in the caller's transaction. For nobody too: by the work of it nobody learns who is known."""
    payload = {'link_id': str(uuid.uuid4()), 'account_id': account_id and str(account_id), 'purpose': purpose}
    jobs.enqueue(WRITE, payload, at)


def of(account: Account) -> Registration | None:
    """What this person claimed; none when staff made the account."""
    return db.session.scalar(sa.select(Registration).where(Registration.account_id == account.id))


def correct_email(account: Account, email: str, at: datetime) -> None:
    """Another address is to be confirmed instead; until then the person signs in by the one of before."""
    one_at_a_time('registration')
    registration = states.require_open(account, of(account))
    registration.email = None if email == account.email else email
    _void(account, at)
    audit.record(account.id, 'account.correct', account.id, {'field': 'email'}, at)
    ask_for_letter(account.id, Purpose.CONFIRMATION, at)


def correct_phone(account: Account, phone: str, at: datetime) -> None:
    """Another number instead; with a proved e-mail it is the last thing that was lacking, or refused when taken."""
    one_at_a_time('registration')
    registration = states.require_open(account, of(account))
    if registration.proved_at and _phone_of_another(account, phone):
        raise problems.PhoneTaken()
    registration.phone = phone
    audit.record(account.id, 'account.correct', account.id, {'field': 'phone'}, at)
    if registration.proved_at:
        _settle(account, registration, at)


def confirm(token: str, at: datetime) -> Confirmed:
    """The e-mail is theirs. Twice is the same as once, and says so; refuses an unknown link and one that expired."""
    link, account = find_link(token, Purpose.CONFIRMATION, lock=True)
    registration = of(account)
    if account.confirmed or (registration and registration.proved_at):
        now = states.standing(account, registration)
        return Confirmed('already' if now == 'confirmed' else now, account.email)
    states.require_usable(link, at)
    link.used_at = at
    return Confirmed(_prove(account, link, at), account.email)


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
    """A new password, by a link that is used up with all others of its kind; ends every session and says how many.

    The letter came to the account's address, so an unconfirmed one is proved by it.
    """
    link, account = find_link(token, Purpose.RESET, lock=True)
    states.require_usable(link, at)
    mine = sa.update(Link).where(Link.account_id == account.id, Link.purpose == Purpose.RESET, Link.used_at.is_(None))
    db.session.execute(mine.values(used_at=at))
    account.password_hash = secret
    account.version += 1
    ended = people.end_sessions(account)
    audit.record(account.id, 'account.reset', account.id, {'ended': ended}, at)
    notifications.write(f'password:{link.id}', 'account.password', account.id, {}, at)
    registration = of(account)
    if registration and not registration.proved_at and link.email == account.email:
        _prove(account, link, at)
    return account, ended


def forget(at: datetime) -> int:
    """Accounts that nobody confirmed in time go, with all that was said in them; how many. Old links go too."""
    db.session.execute(sa.delete(Link).where(Link.expires_at < at - FORGOTTEN_AFTER))
    stale = sa.select(Account).join(Registration, Registration.account_id == Account.id)
    stale = stale.where(Account.confirmed_at.is_(None), Registration.created_at < at - FORGOTTEN_AFTER)
    gone = list(db.session.scalars(stale))
    for account in gone:
        audit.record(None, 'account.forget', account.id, {}, at)
        db.session.execute(sa.delete(Account).where(Account.id == account.id))
    return len(gone)


def _prove(account: Account, link: Link, at: datetime) -> str:
    registration = _of(account)
    if link.email != account.email:
        if people.by_email(link.email) is not None:
            raise problems.EmailTaken()
        account.email = link.email
    registration.email, registration.proved_at = None, at
    _void(account, at)
    return _settle(account, registration, at)


def _settle(account: Account, registration: Registration, at: datetime) -> str:
    """The account is confirmed, unless its number is another account's; then that is all that is lacking."""
    if _phone_of_another(account, registration.phone):
        return states.standing(account, registration)
    account.phone, account.confirmed_at = registration.phone, at
    account.version += 1
    db.session.flush()
    audit.record(account.id, 'account.confirm', account.id, {}, at)
    return states.standing(account, registration)


def _phone_of_another(account: Account, phone: str) -> bool:
    found = sa.select(Account.id).where(Account.phone == phone, Account.id != account.id)
    return db.session.scalar(found) is not None


def _of(account: Account) -> Registration:
    return db.session.scalars(sa.select(Registration).where(Registration.account_id == account.id)).one()


def _void(account: Account, at: datetime) -> None:
    """The links of before are worth nothing any more."""
    open_links = sa.update(Link).where(Link.account_id == account.id, Link.used_at.is_(None), Link.expires_at > at)
    db.session.execute(open_links.values(expires_at=at))
