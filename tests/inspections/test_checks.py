"""Each check on its own: what it says, and when it keeps silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from inspections.evidence import checks, place
from inspections.evidence.checks import Evidence, Said, Twin
from inspections.evidence.pixels import Look, Undecodable

HERE = (56.8587, 35.9176)
RECEIVED = datetime(2026, 11, 20, 8, 58, tzinfo=UTC)
SHOT = RECEIVED - timedelta(minutes=12)
GOOD = Look('JPEG', 1600, 1200, 120.0, 50.0, 30.0, 12345)
SAID: dict[str, Any] = {
    'taken_at': '2026-11-20T08:46:00.000Z',
    'source': 'camera',
    'position': {'latitude': HERE[0], 'longitude': HERE[1], 'accuracy': 9.0, 'age_ms': 800},
}
PHOTO = Evidence(
    named='a' * 64,
    got='a' * 64,
    look=GOOD,
    said=SAID,
    premises=HERE,
    allowed_m=100.0,
    chained=True,
    device_time=SHOT,
    contact_at=RECEIVED - timedelta(minutes=16),
    received_at=RECEIVED,
)


def said(**changed: Any) -> dict[str, Said]:
    return {each.code: each for each in checks.check(replace(PHOTO, **changed))}


def at(north_m: float, **more: Any) -> dict[str, Any]:
    """What the phone says when it stands this far north of the premises."""
    position = {**SAID['position'], 'latitude': HERE[0] + north_m / 111_320, **more}
    return {**SAID, 'position': position}


def test_an_ordinary_photo_gets_one_note_with_the_two_server_times() -> None:
    notes = said()
    assert set(notes) == {'recorded-between'}
    assert notes['recorded-between'].facts == {'since': '2026-11-20T08:42:00.000Z', 'until': '2026-11-20T08:58:00.000Z'}


def test_a_photo_taken_elsewhere_is_flagged_only_beyond_its_accuracy() -> None:
    assert 'too-far' not in said(said=at(131, accuracy=40.0))
    far = said(said=at(131, accuracy=24.0))['too-far']
    assert far.severity == 'check'
    assert far.facts['distance_m'] == pytest.approx(131, abs=0.6)
    assert (far.facts['accuracy_m'], far.facts['allowed_m']) == (24.0, 100.0)
    assert said(said=at(5000))['too-far'].severity == 'attention'


def test_a_vague_or_old_position_is_flagged() -> None:
    assert said(said=at(0, accuracy=350.0))['inaccurate'].facts == {'accuracy_m': 350.0, 'limit_m': 100.0}
    assert said(said=at(0, age_ms=61_000))['stale-position'].facts == {'age_s': 61, 'limit_s': 60.0}
    assert 'stale-position' not in said(said=at(0, age_ms=60_000))


@pytest.mark.parametrize(
    ('position', 'why', 'severity'),
    [
        ({'status': 'denied'}, 'denied', 'check'),
        ({'status': 'timeout'}, 'timeout', 'note'),
        ({'status': 'unavailable'}, 'unavailable', 'note'),
        (None, 'missing', 'check'),
        ({'latitude': 'x', 'longitude': 0}, 'missing', 'check'),
        ({'latitude': 99, 'longitude': 0}, 'missing', 'check'),
    ],
)
def test_no_position_says_why(position: Any, why: str, severity: str) -> None:
    found = said(said={**SAID, 'position': position})
    assert (found['no-position'].facts, found['no-position'].severity) == ({'why': why}, severity)
    assert 'too-far' not in found


def test_a_chosen_file_is_noted() -> None:
    assert said(said={**SAID, 'source': 'file'})['from-file'].severity == 'note'


def test_a_clock_that_is_off_is_flagged_both_ways() -> None:
    ahead = said(device_time=RECEIVED + timedelta(days=2))['clock-offset']
    behind = said(device_time=RECEIVED - timedelta(days=2))['clock-offset']
    assert ahead.facts['offset_s'] == 2 * 86400
    assert behind.facts['offset_s'] == -2 * 86400 + 16 * 60
    assert 'clock-offset' not in said(device_time=RECEIVED + timedelta(seconds=90))


def test_work_done_long_before_it_was_sent_is_no_offset() -> None:
    assert 'clock-offset' not in said(device_time=RECEIVED - timedelta(days=3), contact_at=RECEIVED - timedelta(days=4))
    assert set(said(device_time=RECEIVED - timedelta(days=3), contact_at=None)) == set()


def test_changed_bytes_and_a_broken_chain_are_flagged() -> None:
    assert said(got='b' * 64)['bytes-changed'].severity == 'attention'
    assert said(chained=False)['chain-broken'].severity == 'check'


def test_what_cannot_be_judged_by_eye_is_flagged() -> None:
    heic = said(look=Undecodable('does-not-decode', 'heic'))['does-not-decode']
    assert (heic.severity, heic.facts['looks_like']) == ('attention', 'heic')
    assert 'too-small' in said(look=replace(GOOD, width=320, height=240))
    assert 'black' in said(look=replace(GOOD, light=3.0, spread=1.0, sharpness=0.0))
    assert 'one-colour' in said(look=replace(GOOD, spread=1.0))
    assert 'blurred' in said(look=replace(GOOD, sharpness=4.0))


def test_exif_that_contradicts_is_flagged() -> None:
    old = {'taken_at': '2026-11-01T10:00:00'}
    assert said(look=replace(GOOD, exif=old))['exif-time'].facts['hours'] > 400
    assert 'exif-time' not in said(look=replace(GOOD, exif={'taken_at': '2026-11-20T22:40:00'}))
    moscow = {'latitude': 55.7558, 'longitude': 37.6173}
    assert said(said={**SAID, 'exif': moscow})['exif-place'].facts['distance_m'] > 150_000


def test_an_editor_is_named_and_a_camera_is_not() -> None:
    assert said(look=replace(GOOD, exif={'software': 'Adobe Photoshop 26.1'}))['edited'].facts == {
        'software': 'Adobe Photoshop 26.1'
    }
    assert 'edited' not in said(look=replace(GOOD, exif={'software': '00WW_3_380_SP02'}))


def test_a_reused_photo_names_the_other_premises_first() -> None:
    here = Twin('same-premises', 1003, 'Лесная, 7', 'one', 'SIG-01', SHOT)
    there = Twin('other-premises', 988, 'Ленина, 112', 'two', 'SIG-02', SHOT)
    found = said(same=[here, there])['same-bytes']
    assert (found.severity, found.facts['number'], found.facts['where']) == ('attention', 988, 'other-premises')
    assert said(same=[here])['same-bytes'].severity == 'check'


def test_a_near_duplicate_tells_how_near() -> None:
    near = Twin('other-premises', 988, 'Ленина, 112', 'two', 'SIG-02', SHOT, bits=3)
    assert said(near=[near])['near-duplicate'].facts['bits'] == 3
    assert 'near-duplicate' not in said(near=[replace(near, bits=9)])


def test_the_gravest_stands_first_and_a_failing_check_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_photo: Evidence) -> Any:
        raise RuntimeError('a bug')

    monkeypatch.setattr(checks, 'CHECKS', (broken, *checks.CHECKS))
    found = checks.check(replace(PHOTO, got='b' * 64, chained=False))
    assert [each.severity for each in found] == ['attention', 'check', 'note']


def test_nonsense_from_a_phone_never_raises() -> None:
    for junk in (
        {},
        {'position': [], 'exif': 'x', 'taken_at': 5},
        {'exif': {'taken_at': 7, 'software': 3, 'latitude': 'a'}},
    ):
        assert isinstance(checks.check(replace(PHOTO, said=junk)), list)


def test_distances_are_metres_on_the_ellipsoid() -> None:
    assert place.distance_m(0, 0, 0, 1) == pytest.approx(111_319.49, abs=0.1)
    assert place.distance_m(*HERE, *HERE) == 0
