"""What may be done with checklists: publish, list, resolve."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import rfc8785
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from app import audit, problems
from app.db import db
from app.questionnaire.operations import Standard
from checklists import wire, yaml_file
from checklists.definition import Checklist, Item, Profile, with_profile
from checklists.evidence import Thresholds
from checklists.models import ChecklistVersion, ProfileVersion
from checklists.yaml_file import FileRefused, read_checklist, read_profile

Read = TypeVar('Read')
_memory: WeakKeyDictionary[Engine, dict[Any, Any]] = WeakKeyDictionary()
LIBRARY = Path(__file__).parent / 'library'
DEFAULT = 'pvz-default'
CHECKLIST_ID = re.compile(r'[a-z0-9-]{1,60}')
PROFILE_REF = re.compile(r'([a-z0-9-]{1,60})@(\d{4}-\d{2}-\d{2})')
LARGEST = 2**31 - 1


def publish_library(at: datetime) -> None:
    """Publish what ships with the product; what has been published already, by whomever, stays as it is."""
    for shipped, profiles in _library():
        if _version_of(shipped) is None:
            _add_version(shipped, 'shipped', at)
        for profile in profiles:
            if db.session.get(ProfileVersion, (profile.id, profile.valid_from)) is None:
                _add_profile(profile, shipped.id, 'shipped', at)


@cache
def _library() -> tuple[tuple[Checklist, tuple[Profile, ...]], ...]:
    """Each shipped checklist with its profiles; the files are part of the program, and read once."""
    found = []
    for path in sorted(LIBRARY.glob('*.yaml')):
        shipped = read_checklist(path.read_text('utf-8'), path.name)
        # profiles are of the checklist of rooms: what is asked every day is the same for each format
        files = sorted((LIBRARY / 'profiles').glob('*.yaml')) if shipped.id == DEFAULT else []
        found.append((shipped, tuple(read_profile(each.read_text('utf-8'), each.name, shipped) for each in files)))
    return tuple(found)


def publish_checklist(text: str, file: str, at: datetime) -> tuple[str, int, bool]:
    """Add a version: (checklist id, version, whether it is new). What the latest one says already is no new version.

    A broken file is refused with line and reason.
    """
    checklist = _read(lambda: read_checklist(text, file))
    known = _version_of(checklist)
    if known is not None and known == latest_version(checklist.id):
        return checklist.id, known, False
    return checklist.id, _add_version(checklist, 'file', at), True


def publish_profile(text: str, file: str, at: datetime, checklist_id: str = DEFAULT) -> tuple[str, bool]:
    """Add a profile: (its ref, whether it is new). What holds from a day on never changes."""
    checklist = _checklist(checklist_id, latest_version(checklist_id))
    profile = _read(lambda: read_profile(text, file, checklist))
    there = db.session.get(ProfileVersion, (profile.id, profile.valid_from))
    if there is None:
        _add_profile(profile, checklist_id, 'file', at)
    elif _hash(wire.profile_out(wire.profile_in(there.content))) != _hash(wire.profile_out(profile)):
        reason = f'{profile.ref} is published with other content; give it another valid_from'
        raise problems.ChecklistRefused(file=file, line=1, reason=reason)
    return profile.ref, there is None


def is_profile(text: str, file: str) -> bool:
    """Whether the file is meant as a profile; refuses one that is no YAML."""
    return _read(lambda: yaml_file.is_profile(text, file))


def latest_version(checklist_id: str) -> int:
    """The newest version's number; refuses an unknown checklist."""
    found = db.session.scalar(
        sa.select(sa.func.max(ChecklistVersion.version)).where(ChecklistVersion.checklist_id == checklist_id)
    )
    if found is None:
        raise problems.UnknownChecklist(checklist=checklist_id)
    return int(found)


def newest_versions() -> dict[str, int]:
    """{checklist id: its newest version}."""
    query = sa.select(ChecklistVersion.checklist_id, sa.func.max(ChecklistVersion.version).label('newest'))
    rows = db.session.execute(query.group_by(ChecklistVersion.checklist_id))
    return {row.checklist_id: row.newest for row in rows}


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


def items_through(checklist_id: str, version: int, profile_ref: str) -> list[Mapping[str, Item]]:
    """The items of a version, then of the earlier ones, newest first."""
    return [items_of(checklist_id, each, profile_ref) for each in range(version, 0, -1)]


def thresholds_of(profile_ref: str) -> Thresholds:
    """What photos are judged by under this profile; refuses an unknown one."""
    key = (profile_ref, 'evidence')
    kept = _kept()
    if key not in kept:
        kept[key] = wire.profile_in(require_profile(profile_ref).content).evidence
    found: Thresholds = kept[key]
    return found


def require_profile(profile_ref: str) -> ProfileVersion:
    """The profile of this ref; refuses an unknown one."""
    found = PROFILE_REF.fullmatch(profile_ref)
    try:
        row = found and db.session.get(ProfileVersion, (found[1], date.fromisoformat(found[2])))
    except ValueError:  # a 31st of February
        row = None
    if not row:
        raise problems.UnknownProfile(profile=profile_ref)
    return row


def list_checklists() -> list[dict[str, Any]]:
    """Every checklist with its versions, newest last; that of rooms first: pages that ask for one mean it."""
    query = sa.select(ChecklistVersion).order_by(ChecklistVersion.checklist_id, ChecklistVersion.version)
    found: dict[str, dict[str, Any]] = {}
    for row in db.session.scalars(query):
        each = found.setdefault(row.checklist_id, {'id': row.checklist_id, 'versions': []})
        each['title'], each['latest'] = row.content['title'], row.version
        each['versions'].append({'version': row.version, 'published_at': row.published_at})
    return sorted(found.values(), key=lambda each: (each['id'] != DEFAULT, each['id']))


def list_profiles() -> Sequence[dict[str, Any]]:
    """Every profile, the newest first within its id."""
    query = sa.select(ProfileVersion).order_by(ProfileVersion.profile_id, ProfileVersion.valid_from.desc())
    return [
        {
            **wire.profile_out(wire.profile_in(row.content)),
            'ref': f'{row.profile_id}@{row.valid_from.isoformat()}',
            'published_at': row.published_at,
        }
        for row in db.session.scalars(query)
    ]


def standards(day: date) -> list[Standard]:
    """By what the rooms of each format are judged on this day, which a profile may not have reached yet."""
    newest = newest_versions()
    query = sa.select(ProfileVersion).where(ProfileVersion.valid_from <= day)
    found: dict[str, ProfileVersion] = {}
    for row in db.session.scalars(query.order_by(ProfileVersion.profile_id, ProfileVersion.valid_from)):
        found[row.profile_id] = row
    return [
        Standard(
            profile=row.profile_id,
            name=wire.profile_in(row.content).title,
            ref=f'{row.profile_id}@{row.valid_from.isoformat()}',
            checklist_id=row.checklist_id,
            checklist_version=newest[row.checklist_id],
        )
        for row in found.values()
        if row.checklist_id in newest
    ]


def _checklist(checklist_id: str, version: int) -> Checklist:
    key = (checklist_id, version)
    kept = _kept()
    if key not in kept:
        told = CHECKLIST_ID.fullmatch(checklist_id) and 0 < version <= LARGEST
        row = db.session.get(ChecklistVersion, key) if told else None
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


def _version_of(checklist: Checklist) -> int | None:
    """The newest version that says the same as `checklist`."""
    same = sa.select(sa.func.max(ChecklistVersion.version)).where(
        ChecklistVersion.checklist_id == checklist.id, ChecklistVersion.hash == _hash(wire.checklist_out(checklist))
    )
    return db.session.scalar(same)


def _add_version(checklist: Checklist, source: str, at: datetime) -> int:
    """`source` is `shipped` with the product or a `file` published on the console."""
    newest = sa.select(sa.func.max(ChecklistVersion.version)).where(ChecklistVersion.checklist_id == checklist.id)
    version = (db.session.scalar(newest) or 0) + 1
    content = wire.checklist_out(checklist)
    row = ChecklistVersion(checklist_id=checklist.id, version=version, content=content, hash=_hash(content))
    row.published_at = at
    db.session.add(row)
    db.session.flush()
    facts = {'from': source, 'hash': row.hash}
    audit.record(None, 'checklist.publish', f'{checklist.id}/{version}', facts, at)
    return version


def _add_profile(profile: Profile, checklist_id: str, source: str, at: datetime) -> None:
    content = wire.profile_out(profile)
    row = ProfileVersion(profile_id=profile.id, valid_from=profile.valid_from, checklist_id=checklist_id)
    row.content, row.hash, row.published_at = content, _hash(content), at
    db.session.add(row)
    db.session.flush()
    audit.record(None, 'profile.publish', profile.ref, {'from': source, 'hash': row.hash}, at)


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
