"""What may be done with a line test: open it, claim it by its code, let bytes flow in its name, hand its result in."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app import jobs, problems
from app.accounts.models import Account
from app.applications import operations as applications
from app.db import db, transaction
from checklists.kinds.kind import AnswerRejected
from checklists.kinds.registry import KINDS
from inspections import operations, states
from inspections.line import address as addresses
from inspections.line.counting import Moved
from inspections.line.proof import Flow, proven
from inspections.models import Inspection, LineFlow, LineTest
from inspections.states import LINE_OPEN, OPEN, LineState

# Letters that look the same in Russian and in Latin, as on number plates, and digits that look like none of them.
ALPHABET = 'ABCEHKMPTXY2345679'
LETTERS = str.maketrans('АВСЕНКМРТХУ', 'ABCEHKMPTXY')
LENGTH = 6
LIVES = timedelta(minutes=15)
CLAIMS = 10  # a page that is opened anew claims anew
BUDGET_BYTES = 150_000_000  # three measurements at the largest data budget
KIND = 'line.forget'


def open_test(
    test_id: uuid.UUID, inspection_id: uuid.UUID, *, means: str, by: Account, address: str, at: datetime
) -> tuple[LineTest, str | None]:
    """A test of the inspection's line, and with `means` «phone» the secret to measure it by; again is the same as once.

    Whatever test of this inspection still waits gives way to it. Refuses whoever may not write the inspection.
    """
    inspection = operations.find(inspection_id, lock=True)
    _require_may_write(inspection, by)
    known = db.session.get(LineTest, test_id, with_for_update=True)
    if known is not None:
        require_own(known, by)
        if known.inspection_id != inspection.id:
            raise problems.NotFound(line_test_id=str(test_id))
        return known, new_secret(known) if known.means == 'phone' and known.state in LINE_OPEN else None
    replace(sa.select(LineTest).where(LineTest.inspection_id == inspection.id, LineTest.state.in_(LINE_OPEN)))
    test = LineTest(
        id=test_id, inspection_id=inspection.id, opened_by_id=by.id, means=means, state=LineState.WAITING, claims=0,
        expires_at=at + LIVES, bytes_left=BUDGET_BYTES, phone_address=address, created_at=at,
    )  # fmt: skip
    db.session.add(test)
    secret = None
    if means == 'phone':
        test.state, secret = states.follow_line(test.state, 'claim'), new_secret(test)
    else:
        test.code = _free_code()
    db.session.flush()
    jobs.enqueue(KIND, {'test_id': str(test_id)}, test.expires_at)
    return test, secret


def claim(code: str, address: str, at: datetime) -> tuple[LineTest, str]:
    """The test of this code and the secret to measure it by; a former secret of it ends. Refuses one that is unknown,
    has expired or has been used up."""
    written = spelled(code)
    test = db.session.scalar(sa.select(LineTest).where(LineTest.code == written).with_for_update())
    if test is None:
        raise problems.LineCodeUnknown()
    _require_in_time(test, at)
    test.state = states.follow_line(test.state, 'claim')
    if test.claims >= CLAIMS:
        raise problems.LineCodeUsed(state=test.state)
    test.claims += 1
    test.computer_address = address
    return test, new_secret(test)


def of_secret(secret: str, at: datetime, *, lock: bool = False) -> LineTest:
    """The test that is measured by this secret, while it may be; once it has been measured, still the same test."""
    query = sa.select(LineTest).where(LineTest.secret_hash == _hash(secret))
    asked = query.with_for_update().execution_options(populate_existing=True) if lock else query
    test: LineTest | None = db.session.scalar(asked)
    if test is None:
        raise problems.LineCodeUnknown()
    if test.state != LineState.MEASURED:
        _require_in_time(test, at)
        if test.state not in LINE_OPEN:
            raise problems.LineCodeUsed(state=test.state)
    return test


def reserve(secret: str, count: int, at: datetime) -> uuid.UUID:
    """Set `count` bytes of the test's budget aside before they flow; refuses when it has no more of them."""
    test = of_secret(secret, at)
    if test.state == LineState.MEASURED:
        raise problems.LineCodeUsed(state=test.state)
    left = sa.update(LineTest).where(LineTest.id == test.id, LineTest.bytes_left >= count)
    taken = db.session.execute(left.values(bytes_left=LineTest.bytes_left - count).returning(LineTest.id)).first()
    if taken is None:
        raise problems.LineBudgetSpent(budget=BUDGET_BYTES)
    return test.id


def flowed(test_id: uuid.UUID, run: int, way: str, reserved: int, moved: Moved, began: datetime) -> None:
    """Write down what has flowed, and give back what was set aside for more."""
    flow = LineFlow(
        test_id=test_id, run=run, way=way, ms=moved.ms, bytes=moved.bytes, marks=moved.marks, created_at=began
    )
    db.session.add(flow)
    back = max(0, reserved - moved.bytes)
    db.session.execute(sa.update(LineTest).where(LineTest.id == test_id).values(bytes_left=LineTest.bytes_left + back))


def hand_in(secret: str, value: dict[str, Any], numbers: Sequence[int], tool: str, at: datetime) -> LineTest:
    """File the result, if the bytes that were counted bear it out; a second time changes nothing.

    From now on its inspection shows it, and the addresses are forgotten. What becomes of one of a connection is said by
    `connecting.report`.
    """
    found = of_secret(secret, at)
    inspection = operations.find(found.inspection_id, lock=True) if found.inspection_id else None
    if found.application_id:
        applications.find(found.application_id, lock=True)
    test = of_secret(secret, at, lock=True)
    if test.state == LineState.MEASURED:
        return test
    if inspection is not None and inspection.state not in OPEN:
        raise problems.InspectionClosed(state=inspection.state)
    own = proven(value, numbers, _flows(test.id)) | {'line_test_id': str(test.id)}
    _require_measurement(own)
    test.state = states.follow_line(test.state, 'hand-in')
    measuring = test.phone_address if test.means == 'phone' else test.computer_address
    if test.means == 'computer':
        test.lines = addresses.compared(test.phone_address, test.computer_address)
    test.internet = addresses.is_public(measuring)
    test.tool, test.value, test.measured_at = tool, own, at
    _forget(test)
    db.session.flush()
    if inspection is not None:
        operations.bump([inspection])
    return test


def progress(test: LineTest) -> dict[str, int]:
    """Bytes that have flowed so far: {down, up}."""
    query = sa.select(LineFlow.way, sa.func.sum(LineFlow.bytes)).where(LineFlow.test_id == test.id)
    return {'down': 0, 'up': 0} | {way: int(count) for way, count in db.session.execute(query.group_by(LineFlow.way))}


def find(test_id: uuid.UUID, by: Account) -> LineTest:
    """The test, for who opened it; refuses anybody else as if there were none."""
    test = db.session.get(LineTest, test_id)
    if test is None or test.inspection_id is None:
        raise problems.NotFound(line_test_id=str(test_id))
    require_own(test, by)
    return test


def require_own(test: LineTest, by: Account) -> None:
    """Refuse whoever has not opened it."""
    if test.opened_by_id != by.id:
        raise problems.NotFound(line_test_id=str(test.id))


def forget_test(asked: dict[str, Any]) -> None:
    """Job `line.forget` {test_id}, once a test has expired: its addresses and secret go, and what flowed for no result.

    Its code stays, and is not given again.
    """
    with transaction():
        test = db.session.get(LineTest, uuid.UUID(asked['test_id']), with_for_update=True)
        if test is None:
            return
        _forget(test)
        test.secret_hash = None
        if test.state != LineState.MEASURED:
            db.session.execute(sa.delete(LineFlow).where(LineFlow.test_id == test.id))


def replace(waiting: sa.Select[LineTest]) -> None:
    """Tests that wait give way to another one."""
    for each in db.session.scalars(waiting.order_by(LineTest.id).with_for_update()):
        each.state = states.follow_line(each.state, 'replace')
        _forget(each)


def new_secret(test: LineTest) -> str:
    """Another secret to measure a test by; the one before is good no more."""
    secret = secrets.token_urlsafe(24)
    test.secret_hash = _hash(secret)
    return secret


def spelled(code: str) -> str:
    """A code as people write it: in either alphabet, small or large, with spaces or a hyphen."""
    return ''.join(code.upper().translate(LETTERS).replace('-', ' ').split())[:60]


def _require_may_write(inspection: Inspection, by: Account) -> None:
    if inspection.assignee_id != by.id:
        raise problems.NotAssigned(inspection_id=str(inspection.id))
    if inspection.state not in OPEN:
        raise problems.InspectionClosed(state=inspection.state)


def _require_in_time(test: LineTest, at: datetime) -> None:
    if test.state in LINE_OPEN and test.expires_at <= at:
        raise problems.LineCodeExpired(lives_min=LIVES // timedelta(minutes=1))


def _require_measurement(value: dict[str, Any]) -> None:
    try:
        KINDS['internet-speed'].check(value, {})
    except AnswerRejected as rejected:
        raise problems.AnswerRejected(reason=rejected.code, **rejected.facts) from None


def _flows(test_id: uuid.UUID) -> list[Flow]:
    rows = db.session.scalars(sa.select(LineFlow).where(LineFlow.test_id == test_id).order_by(LineFlow.id))
    return [Flow(each.run, each.way, each.created_at.timestamp() * 1000, each.marks) for each in rows]


def _forget(test: LineTest) -> None:
    test.phone_address = test.computer_address = None


def _free_code() -> str:
    while True:
        code = ''.join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if db.session.scalar(sa.select(LineTest.id).where(LineTest.code == code)) is None:
            return code


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
