"""Each check on its own: what it says, and when it keeps silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from checklists.evidence import Thresholds
from inspections.evidence import checks, place
from inspections.evidence.known import Evidence, Said, Shot, Stamp, Twin
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
    stamp=Stamp(SHOT, RECEIVED - timedelta(minutes=16), RECEIVED),
    began_at=SHOT - timedelta(minutes=20),
)
STAMPED = ('device_time', 'contact_at', 'received_at')


TWIN = Twin('other-premises', 988, 'Ленина, 112', 'two', 'SIG-02', SHOT, 'c' * 64, {'source': 'file', 'bytes': 5}, True)


def said(**changed: Any) -> dict[str, Said]:
    stamp = replace(PHOTO.stamp, **{name: changed.pop(name) for name in STAMPED if name in changed})
    return {each.code: each for each in checks.check(replace(PHOTO, stamp=stamp, **changed))}


def at(north_m: float, **more: Any) -> dict[str, Any]:
    """What the phone says when it stands this far north of the premises."""
    position = {**SAID['position'], 'latitude': HERE[0] + north_m / 111_320, **more}
    return {**SAID, 'position': position}


def test_an_ordinary_photo_gets_no_signal() -> None:
    assert said() == {}


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
    here = replace(TWIN, where='same-premises', number=1003)
    there = TWIN
    found = said(same=[here, there])['same-bytes']
    assert (found.severity, found.facts['number'], found.facts['where']) == ('attention', 988, 'other-premises')
    assert said(same=[here])['same-bytes'].severity == 'check'


def test_a_near_duplicate_tells_how_near() -> None:
    near = replace(TWIN, bits=3, likeness=99.2)
    facts = said(near=[near])['near-duplicate'].facts
    assert (facts['bits'], facts['likeness'], facts['sha256'], facts['source']) == (3, 99.2, 'c' * 64, 'file')
    assert 'near-duplicate' not in said(near=[replace(near, bits=9)])
    assert 'near-duplicate' not in said(near=[replace(near, likeness=90.0)])
    assert 'near-duplicate' not in said(near=[near], same=[near])
    assert 'sha256' not in said(near=[replace(near, stored=False)])['near-duplicate'].facts


def earlier(
    seconds: float, north_m: float = 0.0, accuracy: float = 9.0, *, here: bool = True, age_s: float = 0.8
) -> Shot:
    """A photo of the same phone so many seconds before this one, so many metres north of the premises."""
    there = place.Fix(HERE[0] + north_m / 111_320, HERE[1], accuracy, age_s * 1000)
    at = SHOT - timedelta(seconds=seconds)
    return Shot('SIG-01', here, there, Stamp(at, PHOTO.stamp.contact_at, RECEIVED))


def test_a_leap_faster_than_a_train_is_flagged_in_any_inspection() -> None:
    leap = said(before=[earlier(60, 20_000, here=False)])['impossible-speed']
    assert leap.severity == 'check'
    assert leap.facts['kmh'] == pytest.approx(1199, abs=3)
    assert (leap.facts['seconds'], leap.facts['limit_kmh'], leap.facts['here']) == (60, 250, False)
    assert 'impossible-speed' not in said(before=[earlier(1800, 20_000)])


def test_a_leap_within_both_accuracies_is_none() -> None:
    assert 'impossible-speed' in said(before=[earlier(9, 700)])
    assert 'impossible-speed' not in said(before=[earlier(9, 700, accuracy=250)])
    assert 'impossible-speed' not in said(before=[earlier(9, 450)])  # phones leap by a street indoors


def test_an_old_fix_was_measured_before_the_road() -> None:
    assert 'impossible-speed' in said(before=[earlier(60, 20_000)])
    assert 'impossible-speed' not in said(before=[earlier(60, 20_000, age_s=1800)])


def test_moving_the_clock_does_not_hide_a_leap() -> None:
    hidden = earlier(5 * 3600, 400_000)
    assert 'impossible-speed' in said(before=[replace(hidden, stamp=replace(hidden.stamp, contact_at=SHOT))])


def test_the_last_photo_with_a_position_counts() -> None:
    nowhere = replace(earlier(5), position=place.NoFix('timeout'))
    assert said(before=[nowhere, earlier(60, 20_000)])['impossible-speed'].facts['seconds'] == 60


def test_digits_that_repeat_through_an_inspection_are_flagged_when_each_was_measured_anew() -> None:
    frozen = said(before=[earlier(40 * number) for number in range(1, 6)])['frozen-position']
    assert (frozen.severity, frozen.facts) == ('check', {'shots': 6, 'minutes': 3, 'accuracy_m': 9.0})
    one_fix = [earlier(40 * number, age_s=0.8 - 40 * number + 200) for number in range(1, 6)]
    assert 'frozen-position' not in said(before=one_fix)
    assert 'frozen-position' not in said(before=[earlier(40 * number) for number in range(1, 5)])
    assert 'frozen-position' not in said(before=[earlier(40 * number, number / 100) for number in range(1, 6)])
    assert 'frozen-position' not in said(before=[earlier(4 * number) for number in range(1, 6)])
    vague = said(said=at(0, accuracy=45.0), before=[earlier(40 * number) for number in range(1, 6)])
    assert vague['frozen-position'].severity == 'note'


def test_the_same_digits_in_another_inspection_are_flagged() -> None:
    found = said(placed=[replace(TWIN, where='same-premises'), TWIN])['same-position']
    assert (found.severity, found.facts['where'], found.facts['accuracy_m']) == ('check', 'other-premises', 9.0)
    assert said(said=at(0, accuracy=45.0), placed=[TWIN])['same-position'].severity == 'note'


@pytest.mark.parametrize(
    ('latitude', 'longitude', 'known'),
    [(56.8587123, 35.9176456, True), (55.75, 37.61, False), (56.85871, 35.9, True), (56.8587, 35.9176, False)],
)
def test_rounded_positions_have_no_digits_to_compare(latitude: float, longitude: float, known: bool) -> None:
    assert (place.digits({'latitude': latitude, 'longitude': longitude, 'accuracy': 5}) is not None) is known
    assert place.digits({'status': 'denied'}) is None


def stamp(told_min: float, contact_min: float | None, received_min: float) -> Stamp:
    """Minutes after the shot: the phone's clock, the server's note, the arrival."""
    moment = [
        each if each is None else SHOT + timedelta(minutes=each) for each in (told_min, contact_min, received_min)
    ]
    return Stamp(*moment)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ('before', 'now', 'by_min'),
    [
        (stamp(0, -5, 1), stamp(2, 1, 3), None),  # a good clock
        (stamp(0, -5, 1), stamp(-30, -5, 3), -30),  # runs backwards, without a network
        (stamp(0, -5, 1), stamp(90, 1, 3), 82),  # forward, more than the windows allow: 87 at least, less 5 at most
        (stamp(90, -5, 1), stamp(92, 1, 3), None),  # wrong all the time
        (stamp(90, -5, 1), stamp(2, 1, 3), -88),
        (stamp(0, None, 1), stamp(1.5, None, 600), None),
        (stamp(0, -5, 1), stamp(-1.5, -5, 3), None),  # what a network corrects
    ],
)
def test_a_clock_that_was_moved_is_flagged(before: Stamp, now: Stamp, by_min: float | None) -> None:
    found = {each.code: each for each in checks.check(replace(PHOTO, stamp=now, written_before=before))}
    if by_min is None:
        assert 'clock-jump' not in found
    else:
        assert found['clock-jump'].facts['by_s'] == by_min * 60
    shot = replace(earlier(0), stamp=before)
    last = {each.code for each in checks.check(replace(PHOTO, stamp=now, before=[shot]))}
    assert ('clock-jump' in last) is (by_min is not None)
    assert 'clock-jump' not in {
        each.code for each in checks.check(replace(PHOTO, stamp=now, before=[replace(shot, here=False)]))
    }


def test_a_file_from_before_the_inspection_is_flagged() -> None:
    chosen = {**SAID, 'source': 'file', 'exif': {'taken_at': '2026-11-10T10:00:00'}}
    found = said(said=chosen)
    assert found['old-file'].facts['hours'] > 200
    assert 'exif-time' not in found
    morning = {**chosen, 'exif': {'taken_at': '2026-11-19T21:00:00+03:00'}}
    assert 'old-file' not in said(said=morning)
    late = said(said={**chosen, 'exif': {'taken_at': '2026-11-12T10:00:00'}}, began_at=SHOT - timedelta(days=9))
    assert set(late) == {'from-file'}  # days pass between the first question and the last photo
    assert 'exif-time' in said(said={**chosen, 'exif': {'taken_at': '2026-11-29T10:00:00'}})


def test_a_network_sets_its_own_thresholds() -> None:
    strict = Thresholds(accuracy_m=5, near_bits=2, editors=('ourtool',))
    assert said(thresholds=strict)['inaccurate'].facts['limit_m'] == 5
    assert 'near-duplicate' not in said(thresholds=strict, near=[replace(TWIN, bits=3, likeness=99.2)])
    assert 'edited' in said(thresholds=strict, look=replace(GOOD, exif={'software': 'OurTool 2'}))


def test_every_check_says_what_it_means_how_it_is_fooled_and_whence_its_threshold_is() -> None:
    for each in checks.CHECKS:
        words = str(each.__doc__)
        assert all(part in words for part in ('Means:', 'Fooled by:', 'Threshold:')), each.__name__


def test_the_gravest_stands_first_and_a_failing_check_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_photo: Evidence) -> Any:
        raise RuntimeError('a bug')

    monkeypatch.setattr(checks, 'CHECKS', (broken, *checks.CHECKS))
    found = checks.check(replace(PHOTO, got='b' * 64, chained=False, said={**SAID, 'source': 'file'}))
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
