"""What may be done with checklists: publish, list, resolve."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import rfc8785
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from app import audit, problems
from app.db import db
from checklists import wire
from checklists.definition import Checklist, Item, with_profile
from checklists.models import ChecklistVersion, ProfileVersion
from checklists.yaml_file import FileRefused, read_checklist, read_profile

Read = TypeVar('Read')
_memory: WeakKeyDictionary[Engine, dict[Any, Any]] = WeakKeyDictionary()
LIBRARY = Path(__file__).parent / 'library'


def publish_library(at: datetime) -> None:
    """Publish what ships with the product; what has been published already stays as it is."""
    for path in sorted(LIBRARY.glob('*.yaml')):
        publish_checklist(path.read_text('utf-8'), path.name, at)
    for path in sorted((LIBRARY / 'profiles').glob('*.yaml')):
        publish_profile(path.read_text('utf-8'), path.name, at)


def publish_checklist(text: str, file: str, at: datetime) -> tuple[str, int, bool]:
    """Add a version: (checklist id, version, whether it is new). The same content again is no new version. Refuses a broken file with line and reason."""
    checklist = _read(lambda: read_checklist(text, file))
    content = wire.checklist_out(checklist)
    digest = _hash(content)
    versions = sa.select(ChecklistVersion).where(ChecklistVersion.checklist_id == checklist.id)
    latest = db.session.scalar(versions.order_by(ChecklistVersion.version.desc()).limit(1))
    same = db.session.scalar(versions.where(ChecklistVersion.hash == digest).limit(1))
    if same is not None:
        return checklist.id, same.version, False
    version = latest.version + 1 if latest else 1
    db.session.add(ChecklistVersion(checklist_id=checklist.id, version=version, content=content, hash=digest, published_at=at))
    audit.record(None, 'checklist.publish', f'{checklist.id}/{version}', {}, at)
    return checklist.id, version, True


def publish_profile(text: str, file: str, at: datetime, checklist_id: str = 'pvz-default') -> tuple[str, bool]:
    """Add a profile: (its ref, whether it is new). What holds from a day on never changes: another content needs another day."""
    checklist = _checklist(checklist_id, latest_version(checklist_id))
    profile = _read(lambda: read_profile(text, file, checklist))
    content = wire.profile_out(profile)
    digest = _hash(content)
    there = db.session.get(ProfileVersion, (profile.id, profile.valid_from))
    if there is not None:
        if there.hash != digest:
            raise problems.ChecklistRefused(file=file, line=1, reason=f'{profile.ref} is published with other content; give it another valid_from')
        return profile.ref, False
    row = ProfileVersion(
        profile_id=profile.id, valid_from=profile.valid_from, checklist_id=checklist_id, content=content, hash=digest, published_at=at
    )
    db.session.add(row)
    db.session.flush()
    audit.record(None, 'profile.publish', profile.ref, {}, at)
    return profile.ref, True


def latest_version(checklist_id: str) -> int:
    """The newest version's number; refuses an unknown checklist."""
    found = db.session.scalar(sa.select(sa.func.max(ChecklistVersion.version)).where(ChecklistVersion.checklist_id == checklist_id))
    if found is None:
        raise problems.UnknownChecklist(checklist=checklist_id)
    return int(found)


def resolve(checklist_id: str, version: int, profile_ref: str | None) -> Checklist:
    """A version with a profile's thresholds put in. Both are frozen, so the result is kept in memory."""
    checklist = _checklist(checklist_id, version)
    return checklist if profile_ref is None else _with_profile(checklist_id, version, profile_ref)


def items_of(checklist_id: str, version: int, profile_ref: str) -> Mapping[str, Item]:
    """Every item of a version by its id, with the profile's thresholds."""
    key = (checklist_id, version, profile_ref, 'items')
    kept = _kept()
    if key not in kept:
        kept[key] = {item.id: item for item in resolve(checklist_id, version, profile_ref).items()}
    found: Mapping[str, Item] = kept[key]
    return found


def require_profile(profile_ref: str) -> ProfileVersion:
    """The profile of this ref; refuses an unknown one."""
    profile_id, _, day = profile_ref.partition('@')
    try:
        row = db.session.get(ProfileVersion, (profile_id, date.fromisoformat(day)))
    except ValueError:
        row = None
    if row is None:
        raise problems.UnknownProfile(profile=profile_ref)
    return row


def list_checklists() -> list[dict[str, Any]]:
    """Every checklist with its versions, newest last."""
    rows = db.session.scalars(sa.select(ChecklistVersion).order_by(ChecklistVersion.checklist_id, ChecklistVersion.version))
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        each = found.setdefault(row.checklist_id, {'id': row.checklist_id, 'versions': []})
        each['title'], each['latest'] = row.content['title'], row.version
        each['versions'].append({'version': row.version, 'published_at': row.published_at})
    return list(found.values())


def list_profiles() -> Sequence[dict[str, Any]]:
    """Every profile, the newest first within its id."""
    rows = db.session.scalars(sa.select(ProfileVersion).order_by(ProfileVersion.profile_id, ProfileVersion.valid_from.desc()))
    return [{**row.content, 'ref': f'{row.profile_id}@{row.valid_from.isoformat()}', 'published_at': row.published_at} for row in rows]


def _checklist(checklist_id: str, version: int) -> Checklist:
    key = (checklist_id, version)
    kept = _kept()
    if key not in kept:
        row = db.session.get(ChecklistVersion, key)
        if row is None:
            raise problems.UnknownChecklist(checklist=checklist_id, version=version)
        kept[key] = wire.checklist_in(row.content)
    found: Checklist = kept[key]
    return found


def _with_profile(checklist_id: str, version: int, profile_ref: str) -> Checklist:
    key = (checklist_id, version, profile_ref)
    kept = _kept()
    if key not in kept:
        profile = wire.profile_in(require_profile(profile_ref).content)
        kept[key] = with_profile(_checklist(checklist_id, version), profile)
    found: Checklist = kept[key]
    return found


def _kept() -> dict[Any, Any]:
    """What has been read of the frozen versions, in the memory of the engine that read it."""
    return _memory.setdefault(db.engine, {})


def _read(read: Callable[[], Read]) -> Read:
    try:
        return read()
    except FileRefused as refused:
        raise problems.ChecklistRefused(file=refused.file, line=refused.line, reason=refused.reason) from None


def _hash(content: dict[str, Any]) -> str:
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()
