"""Checks of the time: the phone's clock and the camera's, against the two server moments around each record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from app.rest import moment
from inspections.evidence.known import Evidence, Said, Stamp

ANY_ZONE = timedelta(hours=14)  # EXIF times carry no zone unless the camera adds one; no zone is farther off


def clock_offset(photo: Evidence) -> Iterator[Said]:
    """The phone's time lies outside its window by more than `clock_s`.

    Means: its clock is wrong by at least so much; all times it tells are.
    Fooled by: a wrong clock within the window: after days without a network the window is days wide.
    Threshold: 120 s, ours: phones that set their clocks by the network are within 2 s, those set by hand within 60.
    """
    since, until, told = photo.stamp.contact_at, photo.stamp.received_at, photo.stamp.device_time
    if told is None:
        return
    off = told - until if told > until else told - since if since and told < since else timedelta()
    if abs(off) > timedelta(seconds=photo.thresholds.clock_s):
        facts = {'offset_s': round(off.total_seconds()), 'device_time': moment(told)}
        yield Said('clock-offset', 'check', facts)


def clock_jump(photo: Evidence) -> Iterator[Said]:
    """Since the phone's last photo or record in this inspection its clock was moved by more than `clock_jump_s`.

    Seen when its time runs backwards, or when what the server's moments allow its clock to be off before and after
    cannot be the same. A clock that is wrong all the time does not jump.
    Means: somebody, or the network, set the clock in between; the times before it are not those after it.
    Fooled by: moving it forward without a network and sending nothing until the time has come.
    Threshold: 120 s, ours: what a network corrects is seconds; see `clock_offset`.
    """
    last = next((shot.stamp for shot in photo.before if shot.here), None)
    moved = [_moved(each, photo.stamp) for each in (photo.written_before, last) if each is not None]
    most = max(moved, key=abs, default=timedelta())
    if abs(most) > timedelta(seconds=photo.thresholds.clock_jump_s):
        told = photo.stamp.device_time
        yield Said('clock-jump', 'check', {'by_s': round(most.total_seconds()), 'device_time': told and moment(told)})


def exif_time(photo: Evidence) -> Iterator[Said]:
    """EXIF's time and that of attaching are more than `exif_hours` apart, with all zones granted.

    For a chosen file only a time to come counts: that it is old is said by `old_file`.
    Means: the camera's clock is wrong, or this is no photo of that visit.
    Fooled by: writing another time into EXIF, or taking it out, as messengers do.
    Threshold: 24 h, ours; 14 h more where EXIF tells no zone.
    """
    taken, attached = camera_time(photo.exif), photo.stamp.device_time or photo.stamp.received_at
    if taken is None or (photo.from_file and taken <= attached):
        return
    apart = abs(attached - taken) - _zones(photo.exif)
    if apart > timedelta(hours=photo.thresholds.exif_hours):
        facts = {'exif_taken_at': photo.exif['taken_at'], 'attached_at': moment(attached), 'hours': _hours(apart)}
        yield Said('exif-time', 'check', facts)


def old_file(photo: Evidence) -> Iterator[Said]:
    """A chosen file whose EXIF time lies more than `old_file_hours` before the inspection began.

    Means: the picture was there before anybody had reason to take it for this inspection.
    Fooled by: the same as `exif_time`; a file without EXIF is never old.
    Threshold: 24 h, ours: who takes photos in the evening and begins the questions next morning is not accused.
    """
    taken = camera_time(photo.exif)
    began = photo.began_at or photo.stamp.device_time or photo.stamp.received_at
    if not photo.from_file or taken is None:
        return
    before = began - taken - _zones(photo.exif)
    if before > timedelta(hours=photo.thresholds.old_file_hours):
        facts = {'exif_taken_at': photo.exif['taken_at'], 'began_at': moment(began), 'hours': _hours(before)}
        yield Said('old-file', 'check', facts)


def camera_time(exif: Mapping[str, Any]) -> datetime | None:
    """The camera's time; without a zone it is read as UTC, so up to 14 hours off."""
    try:
        taken = datetime.fromisoformat(f'{exif["taken_at"]}{exif.get("offset") or ""}')
    except (KeyError, TypeError, ValueError):
        return None
    return taken if taken.tzinfo else taken.replace(tzinfo=UTC)


def _zones(exif: Mapping[str, Any]) -> timedelta:
    """How far off the zone may be: nothing when the camera tells it."""
    told = exif.get('offset') or str(exif.get('taken_at', ''))[19:]
    return timedelta() if told else ANY_ZONE


def _hours(apart: timedelta) -> int:
    return round(apart.total_seconds() / 3600)


def _moved(one: Stamp, other: Stamp) -> timedelta:
    """By how much the clock was moved from one record to a later one, at least; plus is forward."""
    if one.device_time is None or other.device_time is None or one.offset is None or other.offset is None:
        return timedelta()
    (least_before, most_before), (least_after, most_after) = one.offset, other.offset
    back = min(other.device_time - one.device_time, timedelta())
    if least_after > most_before:
        return least_after - most_before
    return min(back, most_after - least_before) if most_after < least_before else back
