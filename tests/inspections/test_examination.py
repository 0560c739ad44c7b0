"""What is filed about a photo once its bytes have come, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from inspections import examination
from inspections.demo.work import Odd, Spot
from inspections.evidence import marks
from inspections.models import Mark, Photo, Signal
from tests.inspections.field_work import AT, NEAR, Field
from tests.inspections.pictures import exif, jpeg, scene
from tests.support.people import Person

SignIn = Callable[[str], Person]


def signals(service: Flask, sha256: str | None = None) -> dict[str, dict[str, Any]]:
    """{code: facts} of everything that is filed."""
    with service.app_context():
        query = sa.select(Signal).join(Photo, Photo.op == Signal.photo_op).order_by(Signal.id)
        rows = db.session.scalars(query.where(Photo.sha256 == sha256) if sha256 else query)
        return {each.code: each.facts for each in rows}


def shot(content: bytes, spot: Spot = NEAR, **said: Any) -> Odd:
    return Odd(content, spot, said)


def test_a_photo_taken_elsewhere_is_flagged_for_the_reviewer(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    application_id = field_work.apply()
    field_work.fill(application_id, 'applicant', odd={'SIG-02': shot(jpeg(), Spot(-117, 59, 24))})
    assert field_work.run_jobs() >= 1
    far = signals(service)['too-far']
    assert far['distance_m'] == pytest.approx(131, abs=1)
    answer = sign_in('reviewer').get(f'/api/v1/applications/{application_id}/comparison').get_json()
    photo = next(item for item in answer['items'] if item['id'] == 'SIG-02')['cells'][0]['photos'][0]
    assert photo['distance_m'] == pytest.approx(131, abs=1)
    assert [each['code'] for each in photo['signals']] == ['too-far']
    summary = answer['application']['summary']
    said = [each for item in answer['items'] for cell in item['cells'] for each in cell['signals']]
    assert {each['code'] for each in said} == {'photos-missing'}
    assert summary['signals'] == 1 + len(said)  # a note is nothing to hurry for
    assert summary['worst'] == 'check'


def test_the_same_bytes_at_other_premises_name_the_other_application(field_work: Field, service: Flask) -> None:
    content = jpeg(scene(5))
    first, second = field_work.apply(), field_work.apply()
    field_work.fill(first, 'applicant', odd={'SIG-02': shot(content)}, at=AT - timedelta(days=6))
    field_work.fill(second, 'applicant', odd={'SIG-02': shot(content, source='file')}, at=AT - timedelta(days=2))
    field_work.run_jobs()
    reused = signals(service)['same-bytes']
    assert reused['where'] == 'other-premises'
    assert reused['number'] == field_work.application(first).number
    with service.app_context():
        flagged = db.session.scalars(sa.select(Signal.inspection_id).where(Signal.code == 'same-bytes')).all()
    assert flagged == [field_work.latest(second, 'self_assessment').id]


def test_a_photo_saved_again_is_found_as_a_near_duplicate(field_work: Field, service: Flask) -> None:
    first, second = field_work.apply(), field_work.apply()
    field_work.fill(first, 'applicant', odd={'SIG-02': shot(jpeg(scene(6), quality=92))}, at=AT - timedelta(days=6))
    again = jpeg(scene(6).resize((1000, 750)), quality=60)
    field_work.fill(second, 'applicant', odd={'SIG-02': shot(again)})
    field_work.run_jobs()
    near = signals(service)['near-duplicate']
    assert near['where'] == 'other-premises'
    assert near['likeness'] > 98
    assert near['bits'] <= 5
    assert len(near['sha256']) == 64


def test_another_picture_is_no_duplicate(field_work: Field, service: Flask) -> None:
    first, second = field_work.apply(), field_work.apply()
    field_work.fill(first, 'applicant', odd={'SIG-02': shot(jpeg(scene(6)))}, at=AT - timedelta(days=6))
    field_work.fill(second, 'applicant', odd={'SIG-02': shot(jpeg(scene(7)))})
    field_work.run_jobs()
    assert set(signals(service)) == set()


@pytest.mark.parametrize(
    ('content', 'code'),
    [
        (jpeg()[: len(jpeg()) // 2], 'does-not-decode'),
        (jpeg(scene(size=(300, 200))), 'too-small'),
        (jpeg(exif=exif(software='Snapseed 2.0', make='X')), 'edited'),
        (jpeg(exif=exif(place=(55.7558, 37.6173))), 'exif-place'),
        (jpeg(exif=exif(taken_at='2025:01:01 10:00:00')), 'exif-time'),
    ],
)
def test_what_is_in_the_file_is_seen(field_work: Field, service: Flask, content: bytes, code: str) -> None:
    photo = shot(content)
    application_id = field_work.apply()
    field_work.fill(application_id, 'applicant', odd={'SIG-02': photo})
    field_work.run_jobs()
    assert code in signals(service)


def test_checking_twice_is_the_same_as_once(field_work: Field, service: Flask) -> None:
    field_work.fill(field_work.apply(), 'applicant', odd={'SIG-02': shot(jpeg(), Spot(-117, 59, 24))})
    field_work.run_jobs()
    before = signals(service)
    with service.app_context():
        op = db.session.scalars(sa.select(Photo.op)).one()
        db.session.rollback()
        examination.check_photo({'op': op})
        assert db.session.scalar(sa.select(sa.func.count(Mark.key))) == marks.BANDS
        assert db.session.scalar(sa.select(sa.func.count(Signal.id))) == len(before)
    assert signals(service) == before


def test_the_check_of_a_photo_that_is_gone_does_nothing(field_work: Field, service: Flask) -> None:
    with service.app_context():
        examination.check_photo({'op': f'{"a" * 32}:1'})
    assert signals(service) == {}
