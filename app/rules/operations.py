"""What may be done with a network's rules: read the one in force, publish another, look back."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa

from app import audit, problems
from app.accounts import operations as people
from app.accounts.models import Role
from app.db import db, one_at_a_time
from app.notifications import operations as notifications
from app.rules import checks
from app.rules.defaults import VALUES
from app.rules.models import Rule


class InForce(NamedTuple):
    """A rule as it stands: its version, 0 when nobody has changed what is shipped, and its value."""

    version: int
    value: dict[str, Any]


def current(kind: str) -> InForce:
    """The rule of this kind that is in force."""
    newest = sa.select(Rule).where(Rule.kind == kind).order_by(Rule.version.desc()).limit(1)
    found: Rule | None = db.session.scalar(newest)
    if found is None:
        return InForce(0, VALUES[kind])
    return InForce(found.version, {**VALUES[kind], **found.value} if kind == 'days' else found.value)


def at_version(kind: str, version: int) -> dict[str, Any]:
    """What this version said; refuses one that never was."""
    if version == 0:
        return VALUES[kind]
    found: Rule | None = db.session.scalar(sa.select(Rule).where(Rule.kind == kind, Rule.version == version))
    if found is None:
        raise problems.NotFound(rule=kind, version=version)
    return found.value


def term(name: str) -> timedelta:
    """How long somebody has, as `DAYS` of defaults.py names it."""
    return timedelta(days=current('days').value[name])


def term_at(name: str, at: datetime) -> timedelta:
    """How long somebody had by the rule that was in force then: what was promised stays."""
    held = sa.select(Rule).where(Rule.kind == 'days', Rule.created_at <= at).order_by(Rule.version.desc()).limit(1)
    found: Rule | None = db.session.scalar(held)
    days: dict[str, int] = {**VALUES['days'], **(found.value if found else {})}
    return timedelta(days=days[name])


def papers(legal_form: str) -> list[dict[str, Any]]:
    """The papers that are asked of this legal form: [{id, title: {ru, en}, note?: {ru, en}}], in their order."""
    wanted: list[dict[str, Any]] = current('papers').value.get(legal_form, [])
    return wanted


def publish(kind: str, value: dict[str, Any], *, seen: int, by: uuid.UUID, at: datetime) -> InForce:
    """A new version of a rule, in force at once. `seen` is the version that was changed: refuses when there is a newer
    one, and a value that its kind does not allow. Publishing what is in force already changes nothing."""
    checks.CHECKS[kind](value)
    one_at_a_time('rules')
    before = current(kind)
    if before.value == value:
        return before
    if before.version != seen:
        raise problems.VersionStale(version=before.version)
    rule = Rule(kind=kind, version=before.version + 1, value=value, by_id=by, created_at=at)
    db.session.add(rule)
    db.session.flush()
    audit.record(by, 'rule.publish', rule.id, {'kind': kind, 'version': rule.version}, at)
    others = [each for each in people.ids_of(Role.ADMINISTRATOR) if each != by]
    told = {'rule': kind, 'version': rule.version, 'who': people.find(by).name}
    notifications.tell('rules.changed', others, None, told, at)
    return InForce(rule.version, value)


def history(kind: str) -> list[Rule]:
    """Every version of a rule that an administrator has made, the newest first."""
    return list(db.session.scalars(sa.select(Rule).where(Rule.kind == kind).order_by(Rule.version.desc())))
