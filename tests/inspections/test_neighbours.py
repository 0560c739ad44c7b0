"""Checks that need what stood before a photo, by the whole road: pushed, uploaded, looked at, read by the reviewer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app import jobs
from app.db import db, transaction
from checklists import operations as checklists
from inspections.demo.people import Place
from inspections.models import Photo, Signal
from tests.inspections.field_work import AT, PLACE, Field
from tests.inspections.pictures import jpeg, scene
from tests.inspections.shooting import Frame, shoot
from tests.support import people
from tests.support.people import Person

SignIn = Callable[[str], Person]
ELSEWHERE = Place('applicant@demo.test', 'Клин, ул. Мира, 2', 56.3339, 36.7285)
DIGITS = (56.85871234, 35.91761234)


@pytest.fixture
def walk(field_work: Field, service: Flask) -> Callable[..., Any]:
    """Take these frames for a new application's self-assessment; returns the phone."""

    def act(*frames: Frame, place: Place = PLACE, at: Any = AT - timedelta(days=2), phone: Any = None) -> Any:
        application_id = field_work.apply(place)
        inspection = field_work.latest(application_id, 'self_assessment')
        account = field_work.accounts['applicant']
        walked = shoot(service, account, inspection.id, place, frames, at, phone)
        field_work.run_jobs()
        return walked

    return act


def filed(service: Flask) -> list[dict[str, tuple[str, dict[str, Any]]]]:
    """For each photo in the order of its number: {code: (severity, facts)}."""
    with service.app_context():
        photos = db.session.scalars(sa.select(Photo)).all()
        found = []
        for photo in sorted(photos, key=lambda each: (each.announced_at, int(each.op.split(':')[1]))):
            said = db.session.scalars(sa.select(Signal).where(Signal.photo_op == photo.op))
            found.append({each.code: (each.severity, each.facts) for each in said})
        return found


def having(service: Flask, code: str) -> list[int]:
    """Which photos, by their order, have this signal."""
    return [number for number, said in enumerate(filed(service)) if code in said]


def test_an_honest_walk_says_nothing(walk: Any, service: Flask) -> None:
    phone = walk(*[Frame(clock=timedelta(seconds=40)) for _ in range(8)])
    walk(*[Frame() for _ in range(3)], at=AT - timedelta(days=1), phone=phone)
    assert [set(said) for said in filed(service)] == [set()] * 11


def test_a_leap_within_an_inspection_is_flagged_once(walk: Any, service: Flask) -> None:
    walk(Frame(), Frame(), Frame(north_m=30_000), Frame(north_m=30_000))
    assert having(service, 'impossible-speed') == [2]
    severity, facts = filed(service)[2]['impossible-speed']
    assert (severity, facts['item'], facts['here'], facts['seconds']) == (
        'check',
        'SIG-02',
        True,
        pytest.approx(40, abs=6),
    )


def test_a_leap_between_two_inspections_is_flagged(walk: Any, service: Flask) -> None:
    phone = walk(Frame(), at=AT - timedelta(days=2))
    walk(Frame(), place=ELSEWHERE, at=AT - timedelta(days=2) + timedelta(minutes=5), phone=phone)
    assert having(service, 'impossible-speed') == [1]
    assert filed(service)[1]['impossible-speed'][1]['here'] is False


def test_digits_that_stand_still_are_flagged_from_the_sixth_photo_on(walk: Any, service: Flask) -> None:
    walk(*[Frame(digits=DIGITS) for _ in range(7)])
    assert having(service, 'frozen-position') == [5, 6]
    assert filed(service)[5]['frozen-position'][1]['shots'] == 6
    assert having(service, 'same-position') == []


def test_the_same_digits_in_another_inspection_name_it(walk: Any, service: Flask, field_work: Field) -> None:
    walk(Frame(digits=DIGITS))
    walk(Frame(digits=DIGITS), at=AT - timedelta(days=1))
    assert having(service, 'same-position') == [1]
    severity, facts = filed(service)[1]['same-position']
    assert (severity, facts['where'], facts['item']) == ('check', 'other-premises', 'SIG-01')


def test_a_clock_that_was_set_back_in_between_is_flagged(walk: Any, service: Flask) -> None:
    walk(Frame(), Frame(), Frame(clock=timedelta(hours=-3)), Frame(clock=timedelta(hours=-3)))
    assert having(service, 'clock-jump') == [2]
    assert filed(service)[2]['clock-jump'][1]['by_s'] == pytest.approx(-3 * 3600, abs=120)


def test_a_chain_that_was_cut_before_a_photo_is_flagged_at_it(walk: Any, service: Flask) -> None:
    walk(Frame(), Frame(cut=True), Frame())
    assert having(service, 'chain-broken') == [1]


def test_a_chain_that_was_cut_at_an_answer_is_flagged_at_the_next_photo(field_work: Field, service: Flask) -> None:
    inspection = field_work.latest(field_work.apply(), 'self_assessment').id
    phone = shoot(service, field_work.accounts['applicant'], inspection, PLACE, [Frame()], AT - timedelta(days=2))
    with service.app_context():
        phone._before = 'e' * 64
        phone.say(inspection, 'answer.set', 'SIG-01', 'yes', AT - timedelta(days=2))
    shoot(service, phone.account, inspection, PLACE, [Frame(), Frame()], AT - timedelta(days=1), phone)
    field_work.run_jobs()
    assert having(service, 'chain-broken') == [1]


def test_a_file_from_long_before_the_inspection_is_flagged(walk: Any, service: Flask) -> None:
    old = {'source': 'file', 'exif': {'taken_at': '2026-03-01T10:00:00', 'make': 'Xiaomi'}}
    walk(Frame(said=old), Frame(said={**old, 'exif': {'taken_at': '2026-11-18T09:10:00'}}))
    assert having(service, 'old-file') == [0]
    assert having(service, 'from-file') == [0, 1]


def test_a_photo_whose_bytes_came_late_is_still_found_in_its_later_twin(
    walk: Any, service: Flask, field_work: Field
) -> None:
    first, again = jpeg(scene(77), quality=92), jpeg(scene(77).resize((1000, 750)), quality=60)
    inspection = field_work.latest(field_work.apply(), 'self_assessment').id
    shoot(service, field_work.accounts['applicant'], inspection, PLACE, [Frame(first)], AT - timedelta(days=3))
    with service.app_context(), transaction():
        waiting = db.session.scalars(sa.select(Photo)).one()
        waiting.state = 'missing'
    walk(Frame(again))
    assert having(service, 'near-duplicate') == []
    with service.app_context(), transaction():
        db.session.scalars(sa.select(Photo).where(Photo.op == waiting.op)).one().state = 'stored'
        jobs.enqueue('photo.check', {'op': waiting.op}, AT)
    field_work.run_jobs()
    assert having(service, 'near-duplicate') == [1]


def test_thresholds_come_from_the_profile_of_the_inspection(walk: Any, service: Flask) -> None:
    text = (checklists.LIBRARY / 'profiles' / 'small.yaml').read_text('utf-8')
    strict = text.replace('2026-01-01', '2026-06-01') + 'evidence: {accuracy_m: 5, position_age_s: 86400}\n'
    with service.app_context(), transaction():
        checklists.publish_profile(strict, 'small.yaml', AT - timedelta(days=20))
    walk(Frame(), place=Place('applicant@demo.test', 'Тверь', 56.8587, 35.9176, 'small@2026-06-01'))
    assert filed(service)[0]['inaccurate'][1] == {'accuracy_m': 9.0, 'limit_m': 5}


def test_only_those_who_review_are_shown_the_other_premises(
    walk: Any, service: Flask, sign_in: SignIn, field_work: Field, accounts: dict[str, Any]
) -> None:
    """Whoever used another applicant's photo again learns neither its address nor its picture."""
    walk(Frame(jpeg(scene(6), quality=92)))
    second = people.add_account(service, 'applicant', 'second@demo.test', 'ИП Петров')
    theirs = Field(service, {**accounts, 'applicant': second})
    application_id = theirs.apply(ELSEWHERE)
    inspection = theirs.latest(application_id, 'self_assessment').id
    again = jpeg(scene(6).resize((1000, 750)), quality=60)
    phone = shoot(service, second, inspection, ELSEWHERE, [Frame(again)], AT - timedelta(days=1))
    field_work.run_jobs()
    facts = filed(service)[1]['near-duplicate'][1]
    assert (facts['address'], facts['taken_at'][:10], facts['source']) == (PLACE.address, '2026-11-18', 'camera')

    picture, report = f'/api/v1/photos/{facts["sha256"]}?size=400', f'/api/v1/applications/{application_id}/comparison'
    reviewer, applicant = sign_in('reviewer'), people.speak_as(service, 'second@demo.test')
    assert reviewer.get(picture).status_code == 200
    assert facts['address'] in reviewer.get(report).get_data(as_text=True)
    assert (applicant.get(picture).status_code, applicant.get(report).status_code) == (404, 403)
    assert sign_in('inspector').get(picture).status_code == 404
    changes = f'/api/v1/sync/changes?cursor=0&epoch=0&device={phone.device}'
    for path in ('/api/v1/applications', f'/api/v1/applications/{application_id}', changes):
        answer = applicant.get(path)
        assert answer.status_code == 200
        told = answer.get_data(as_text=True)
        assert 'near-duplicate' not in told
        assert facts['sha256'] not in told
        assert str(application_id) in told
        assert 'Лесная' not in repr(answer.json)
