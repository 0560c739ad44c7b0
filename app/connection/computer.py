"""The self-test of the point's computer: what each part takes for passed, and the sheet that is printed."""

from __future__ import annotations

import re
import secrets
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from app import audit, problems
from app.applications.models import Application
from app.connection import states
from app.connection.models import PrintedSheet, Result
from app.db import db

TRIES = 3
CODES = ('square', 'bars', 'matrix', 'label')
NEEDED = ('cookies', 'storage', 'print', 'keyboard', 'crypto')  # abilities of a browser that the work needs
SIGNS = 'ABCEHKMPTXY2345679'  # look the same in Russian and in Latin, or like none of them
SAME = str.maketrans('АВСЕНКМРТХУ', 'ABCEHKMPTXY')
TYPED_IN_RUSSIAN = str.maketrans('ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ', 'QWERTYUIOPASDFGHJKLZXCVBNM')
FAMILIES = (
    ('YaBrowser', 'Yandex'),
    ('Edg', 'Edge'),
    ('OPR', 'Opera'),
    ('Firefox', 'Firefox'),
    ('Chrome', 'Chrome'),
    ('Version', 'Safari'),
)
SYSTEMS = (('Windows', 'Windows'), ('Android', 'Android'), ('iPhone', 'iOS'), ('Mac OS', 'macOS'), ('Linux', 'Linux'))


class Outcome(NamedTuple):
    """Whether a part passed, or why not, and on which facts."""

    why: str | None
    facts: dict[str, Any]


def needed_upload(cameras: int) -> int:
    """Mbit/s that a point with so many cloud cameras sends: two for the work and three for each camera."""
    return 2 + 3 * cameras


def make_sheet(application: Application, sheet_id: uuid.UUID, at: datetime) -> PrintedSheet:
    """A sheet with codes of its own; under the same id it is the same one."""
    known: PrintedSheet | None = db.session.get(PrintedSheet, sheet_id)
    if known is not None:
        return find_sheet(application, sheet_id)
    states.require_stage(application.stage, 'test')
    sheet = PrintedSheet(
        id=sheet_id,
        application_id=application.id,
        code=_signs(6),
        square=f'OSMOTR-{_signs(8)}',
        bars=_with_check(f'20{secrets.randbelow(10**10):010}'),
        matrix=f'OSMDM-{_signs(8)}',
        label=f'OSM{secrets.randbelow(10**10):010}',
        created_at=at,
    )
    db.session.add(sheet)
    db.session.flush()
    return sheet


def find_sheet(application: Application, sheet_id: uuid.UUID) -> PrintedSheet:
    """A sheet of this application; refuses that of another as if there were none."""
    sheet: PrintedSheet | None = db.session.get(PrintedSheet, sheet_id)
    if sheet is None or sheet.application_id != application.id:
        raise problems.NotFound(sheet_id=str(sheet_id))
    return sheet


def newest_sheet(application: Application) -> PrintedSheet | None:
    """The one that was printed last."""
    query = sa.select(PrintedSheet).where(PrintedSheet.application_id == application.id)
    found: PrintedSheet | None = db.session.scalar(
        query.order_by(PrintedSheet.created_at.desc(), PrintedSheet.id.desc())
    )
    return found


def try_code(application: Application, sheet_id: uuid.UUID, code: str) -> int | None:
    """Count a wrong code of a sheet. None when it is right, else how many tries are left; the caller refuses after it
    has committed. Refuses a sheet that is used up."""
    sheet = find_sheet(application, sheet_id)
    newest = newest_sheet(application)
    if sheet.tries >= TRIES or newest is None or newest.id != sheet.id:
        raise problems.SheetUsedUp(tries=TRIES)
    if spelled(code) == sheet.code:
        return None
    sheet.tries += 1
    return TRIES - sheet.tries


def take(
    application: Application, said: Mapping[str, Any], *, agent: str, by: uuid.UUID | None, at: datetime,
    link_id: uuid.UUID | None = None,
) -> int | None:  # fmt: skip
    """What was said of one part, as a result. A wrong code of a sheet is no result and is counted: how many tries are
    left then; the caller refuses after it has committed."""
    part = next(each for each in states.PARTS if each in said)
    if part == 'printing' and not said[part]['none'] and db.session.get(Result, said['id']) is None:
        states.require_stage(application.stage, 'test')
        left = try_code(application, said[part]['sheet_id'], said[part]['code'])
        if left is not None:
            return left
    report(application, result_id=said['id'], part=part, said=said[part], agent=agent, by=by, at=at, link_id=link_id)
    return None


def report(
    application: Application, *, result_id: uuid.UUID, part: str, said: Mapping[str, Any], agent: str,
    by: uuid.UUID | None, at: datetime, link_id: uuid.UUID | None = None,
) -> None:  # fmt: skip
    """What came of one part of the self-test, tried by who is signed in or by the computer of a link; sent twice it is
    the same as once."""
    known: Result | None = db.session.get(Result, result_id)
    if known is not None:
        if known.application_id != application.id:
            raise problems.NotFound(result_id=str(result_id))
        return
    states.require_stage(application.stage, 'test')
    outcome = JUDGES[part](application, said)
    result = Result(
        id=result_id,
        application_id=application.id,
        part=part,
        passed=outcome.why is None,
        why=outcome.why,
        facts=outcome.facts,
        agent=family(agent),
        by_id=by,
        link_id=link_id,
        created_at=at,
    )
    db.session.add(result)
    db.session.flush()
    audit.record(by, 'connection.test', application.id, {'part': part, 'passed': result.passed, 'why': result.why}, at)


def results(application: Application) -> list[Result]:
    """Everything that was tried since the application was begun or taken up again, the newest first."""
    query = sa.select(Result).where(Result.application_id == application.id)
    if application.taken_up_at is not None:
        query = query.where(Result.created_at >= application.taken_up_at)
    return list(db.session.scalars(query.order_by(Result.created_at.desc(), Result.id.desc())))


def newest(found: list[Result]) -> dict[str, Result]:
    """How each part stands: its last result."""
    return {each.part: each for each in reversed(found)}


def family(agent: str) -> str:
    """«Chrome 130, Windows»: what of a User-Agent does not tell people apart."""
    browser = 'other'
    for sign, name in FAMILIES:
        found = re.search(rf'{sign}\w*/(\d{{1,4}})', agent)
        if found:
            browser = f'{name} {found[1]}'
            break
    return f'{browser}, {next((name for sign, name in SYSTEMS if sign in agent), "other")}'


def spelled(code: str) -> str:
    """A code as people write it: in either alphabet, small or large, with spaces or a hyphen."""
    return ''.join(code.upper().translate(SAME).replace('-', ' ').split())


def _browser(application: Application, said: Mapping[str, Any]) -> Outcome:
    lacking = [each for each in NEEDED if each not in said['able']]
    return Outcome('lacking' if lacking else None, {'lacking': lacking})


def _scanner(application: Application, said: Mapping[str, Any]) -> Outcome:
    if said['none']:
        return Outcome('no-scanner', {})
    sheet = find_sheet(application, said['sheet_id'])
    read = {kind: said[kind].strip().upper() for kind in CODES if getattr(sheet, kind)}
    right = {kind: text == getattr(sheet, kind) for kind, text in read.items()}
    facts = {**right, 'means': said['means']}
    if all(right.values()):
        return Outcome(None, facts)
    switched = all(text.translate(TYPED_IN_RUSSIAN) == getattr(sheet, kind) for kind, text in read.items())
    return Outcome('layout' if switched else 'misread', facts)


def _printing(application: Application, said: Mapping[str, Any]) -> Outcome:
    return Outcome('no-printer' if said['none'] else None, {})


def _line(application: Application, said: Mapping[str, Any]) -> Outcome:
    """The figures are those that the server has counted (`inspections/line`)."""
    needed = needed_upload(said['cameras'])
    return Outcome('slow' if said['upload_mbps'] < needed else None, {**said, 'needed_mbps': needed})


JUDGES: Mapping[str, Callable[[Application, Mapping[str, Any]], Outcome]] = {
    'browser': _browser,
    'scanner': _scanner,
    'printing': _printing,
    'line': _line,
}


def _signs(count: int) -> str:
    return ''.join(secrets.choice(SIGNS) for _ in range(count))


def _with_check(digits: str) -> str:
    """EAN-13: every second digit counts three times (GS1 General Specifications, 7.9)."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f'{digits}{-total % 10}'
