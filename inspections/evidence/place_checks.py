"""Checks of the place: where the phone says it was, how sure it was, and whether anybody could have been there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise, takewhile

from inspections.evidence import place
from inspections.evidence.known import Evidence, Said, Severity, Shot, other_premises_first
from inspections.evidence.place import Fix, NoFix

SAME_FIX = timedelta(seconds=2)  # measured within it, a position is the same measurement
HALTED = timedelta(seconds=1)  # speed is not counted over less


def no_position(photo: Evidence) -> Iterator[Said]:
    """There is no position, and why: denied, not found in time, not available, or nothing was said.

    Means: nothing is known of the place. Denied and unsaid are somebody's doing, the others happen in basements.
    Fooled by: –.
    Threshold: none.
    """
    at = photo.position
    if isinstance(at, NoFix):
        yield Said('no-position', 'check' if at.why in ('denied', 'missing') else 'note', {'why': at.why})


def too_far(photo: Evidence) -> Iterator[Said]:
    """The distance to the premises less the accuracy is more than the premises' radius.

    Means: even if the phone erred by its own accuracy, it was outside. Beyond `far_m` more: attention.
    Fooled by: an application that tells the browser a false position; nobody can see that from a page.
    Threshold: the radius of the application, drawn around the pin by whoever planned it; accuracy is the browser's, of
    which the W3C asks that it hold with 95 %; Android gives a figure for 68 %.
    """
    at, metres = photo.position, photo.distance_m
    if isinstance(at, Fix) and metres is not None and metres - at.accuracy > photo.allowed_m:
        far = metres - at.accuracy > photo.thresholds.far_m
        facts = {'distance_m': metres, 'accuracy_m': at.accuracy, 'allowed_m': photo.allowed_m}
        yield Said('too-far', 'attention' if far else 'check', facts)


def inaccurate(photo: Evidence) -> Iterator[Said]:
    """The phone knew its position only within more than `accuracy_m`.

    Means: the photo may be from another street; often a basement, or «approximate location» chosen in the phone.
    Fooled by: –. It accuses nobody.
    Threshold: 100 m, the contract's; networks of masts and Wi-Fi give 20–60 m indoors, masts alone 300 m and more.
    """
    at, most = photo.position, photo.thresholds.accuracy_m
    if isinstance(at, Fix) and at.accuracy > most:
        yield Said('inaccurate', 'check', {'accuracy_m': at.accuracy, 'limit_m': most})


def stale(photo: Evidence) -> Iterator[Said]:
    """At the shutter the position was more than `position_age_s` old.

    Means: the phone may have been carried on since.
    Fooled by: a page that was tampered with and says another age.
    Threshold: 60 s, the contract's: a person walks 80 m in it, less than a usual radius.
    """
    at, most = photo.position, photo.thresholds.position_age_s
    if isinstance(at, Fix) and at.age_ms / 1000 > most:
        yield Said('stale-position', 'check', {'age_s': round(at.age_ms / 1000), 'limit_s': most})


def exif_place(photo: Evidence) -> Iterator[Said]:
    """EXIF carries a position, and it lies outside the radius by more than `accuracy_m`.

    Means: the camera was elsewhere when it took this file. Silence means nothing: browsers take EXIF's position out.
    Fooled by: writing another position into EXIF, or taking it out.
    Threshold: EXIF tells no accuracy, so the worst that is accepted from a phone is granted to it.
    """
    there, granted = place.position(photo.exif), photo.thresholds.accuracy_m
    if isinstance(there, Fix):
        metres = place.distance_m(there.latitude, there.longitude, *photo.premises)
        if metres - granted > photo.allowed_m:
            yield Said('exif-place', 'check', {'distance_m': metres, 'allowed_m': photo.allowed_m})


def repeated_position(photo: Evidence) -> Iterator[Said]:
    """A photo of another inspection has the same latitude and longitude to the last digit.

    Means: measurements by satellite differ in the last digits every second; the same digits on another day were copied,
    or come from a program that tells a fixed place. A place that phones guess from Wi-Fi may repeat: then only a note.
    Fooled by: adding noise to the digits.
    Threshold: both are surer than `sure_m`, 30 m: satellites give 3–20 m, Wi-Fi 15–60 m. Rounded positions are silent.
    """
    at = photo.position
    if not isinstance(at, Fix):
        return
    for twin in other_premises_first(photo.placed):
        yield Said('same-position', _by_sureness(photo, at), {**twin.facts(), 'accuracy_m': at.accuracy})
        return


def frozen_position(photo: Evidence) -> Iterator[Said]:
    """The last `frozen_shots` photos of this inspection, each measured anew, have the same digits.

    Means: people move between shots and satellites drift, so a place told by a program, or by Wi-Fi (a note then).
    One measurement used for several photos is none of this: it grows old, see `stale`.
    Fooled by: adding noise to the digits.
    Threshold: 6 shots over 2 minutes, ours: measured noise of a phone that lies still is 1–3 m, digits tell 1 cm.
    """
    at = photo.position
    if not isinstance(at, Fix) or photo.fixed_at is None:
        return
    alike = takewhile(lambda shot: shot.here and _same_digits(shot, at), photo.before)
    times = [photo.fixed_at, *(shot.fixed_at for shot in alike if shot.fixed_at is not None)]
    shots = _measured_anew(times)
    lasted = max(times) - min(times)
    least = photo.thresholds
    if shots >= least.frozen_shots and lasted >= timedelta(minutes=least.frozen_min):
        minutes = round(lasted.total_seconds() / 60)
        facts = {'shots': shots, 'minutes': minutes, 'accuracy_m': at.accuracy}
        yield Said('frozen-position', _by_sureness(photo, at), facts)


def impossible_speed(photo: Evidence) -> Iterator[Said]:
    """Since its last photo with a position, in whatever inspection, the phone moved faster than `speed_kmh`.

    The distance is taken less both accuracies, and must be more than `jump_m`; the time is the phone's, held between
    what the two server moments around each photo allow, so that moving the clock does not hide a leap.
    Means: one of the two positions is not where the phone was.
    Fooled by: waiting as long as the road takes, or telling false positions near each other.
    Threshold: 250 km/h, the fastest train from door to door; 500 m, because phones indoors leap by a street.
    """
    at, last = photo.position, _last_placed(photo.before)
    if not isinstance(at, Fix) or photo.fixed_at is None or last is None:
        return
    there = last.position
    assert isinstance(there, Fix)
    assert last.fixed_at is not None
    metres = place.distance_m(at.latitude, at.longitude, there.latitude, there.longitude)
    least = max(0.0, metres - at.accuracy - there.accuracy)
    took = max(HALTED, _between(last, photo))
    kmh, most = least / took.total_seconds() * 3.6, photo.thresholds
    if least > most.jump_m and kmh > most.speed_kmh:
        facts = {
            'distance_m': metres,
            'accuracy_m': round(at.accuracy + there.accuracy, 1),
            'seconds': round(took.total_seconds()),
            'kmh': round(kmh),
            'limit_kmh': most.speed_kmh,
            'item': last.item,
            'here': last.here,
        }
        yield Said('impossible-speed', 'check', facts)


def _by_sureness(photo: Evidence, at: Fix) -> Severity:
    return 'check' if at.accuracy <= photo.thresholds.sure_m else 'note'


def _same_digits(shot: Shot, at: Fix) -> bool:
    there = shot.position
    return isinstance(there, Fix) and (there.latitude, there.longitude) == (at.latitude, at.longitude)


def _measured_anew(times: list[datetime]) -> int:
    """How many measurements these are: those within two seconds are one."""
    ordered = sorted(times)
    return 1 + sum(later - earlier > SAME_FIX for earlier, later in pairwise(ordered))


def _last_placed(before: Sequence[Shot]) -> Shot | None:
    return next((shot for shot in before if shot.fixed_at is not None), None)


def _between(one: Shot, other: Evidence) -> timedelta:
    """How long it was from one fix to the other: what the phone tells, within what the server's moments allow."""
    first, second = one.stamp, other.stamp
    assert first.device_time is not None
    assert second.device_time is not None
    told = second.device_time - first.device_time
    least = second.contact_at - first.received_at if second.contact_at else timedelta.min
    most = second.received_at - first.contact_at if first.contact_at else timedelta.max
    return max(least, min(told, most)) + _age(one.position) - _age(other.position)


def _age(position: Fix | NoFix) -> timedelta:
    return timedelta(milliseconds=position.age_ms) if isinstance(position, Fix) else timedelta()
