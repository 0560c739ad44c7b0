"""The list of checks of one photo; each yields signals, never an exception. What is known is gathered elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from app.rest import moment
from inspections.evidence import place
from inspections.evidence.pixels import Look, Undecodable
from inspections.evidence.place import Fix, NoFix

log = logging.getLogger('osmotr.evidence')
Severity = Literal['attention', 'check', 'note']
Where = Literal['other-premises', 'same-premises', 'same-inspection']

MIN_SIDE = 600  # pixels of the long side; below it a plate cannot be read
BLACK = 14.0  # mean brightness of 255
FLAT = 4.0  # standard deviation of brightness of 255
BLURRED = 6.0  # a smear of 6–10 pixels on a 2048-pixel photo measures about 5, a sharp photo 17 and more
WIDE_M = 100.0
OLD_S = 60.0
FAR_M = 1000.0
CLOCK = timedelta(minutes=2)
EXIF_CLOCK = timedelta(hours=24)
ANY_ZONE = timedelta(hours=14)  # EXIF times carry no zone unless the camera adds one
NEAR_BITS = 5
EDITORS = (
    'photoshop', 'lightroom', 'gimp', 'snapseed', 'picsart', 'vsco', 'canva', 'pixelmator', 'affinity', 'paint',
    'luminar', 'faceapp', 'facetune', 'meitu', 'polarr', 'photoscape', 'acdsee', 'corel', 'darktable', 'capture one',
    'remini', 'inshot', 'pixlr', 'fotor',
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """What a check says: a code with figures, and how much it wants to be looked at."""

    code: str
    severity: Severity
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Twin:
    """An earlier photo like this one, and in how many bits of 64 it differs; no number when it is the same bytes."""

    where: Where
    number: int
    address: str
    inspection_id: str
    item: str
    announced_at: datetime
    bits: int | None = None

    def facts(self) -> dict[str, Any]:
        """What the reviewer is told of it."""
        place_of = {'where': self.where, 'number': self.number, 'address': self.address}
        apart = {} if self.bits is None else {'bits': self.bits}
        return {
            **place_of,
            'inspection_id': self.inspection_id,
            'item': self.item,
            'at': moment(self.announced_at),
            **apart,
        }


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of one photo. `named` is the hash it was announced by, `got` the hash of the stored bytes.

    The operation was written at `device_time` by the phone's clock, after the server's note of `contact_at` (if there
    was one) and before `received_at`; `chained` says whether it follows from the phone's operation before.
    """

    named: str
    got: str
    look: Look | Undecodable
    said: Mapping[str, Any]
    premises: tuple[float, float]
    allowed_m: float
    chained: bool
    device_time: datetime | None
    contact_at: datetime | None
    received_at: datetime
    same: Sequence[Twin] = ()
    near: Sequence[Twin] = ()

    @property
    def position(self) -> Fix | NoFix:
        """Where the phone was at the shutter."""
        return place.position(self.said.get('position'))

    @property
    def distance_m(self) -> float | None:
        """Metres from the premises to where the phone was; none without a position."""
        at = self.position
        return place.distance_m(at.latitude, at.longitude, *self.premises) if isinstance(at, Fix) else None

    @property
    def exif(self) -> Mapping[str, Any]:
        """What the picture says of itself; what the phone read before re-encoding fills the gaps."""
        before = self.said.get('exif')
        inside = self.look.exif if isinstance(self.look, Look) else {}
        return {**(before if isinstance(before, Mapping) else {}), **inside}


def check(evidence: Evidence) -> list[Said]:
    """Everything the checks say, the gravest first. A check that fails says nothing and leaves a line in the log."""
    said: list[Said] = []
    for each in CHECKS:
        try:
            said += each(evidence)
        except Exception:
            log.exception('check %s failed', each.__name__)
    return sorted(said, key=lambda one: ORDER.index(one.severity))


def bytes_and_chain(photo: Evidence) -> Iterator[Said]:
    """The bytes are those that were named, and the record follows from the one before."""
    if photo.got != photo.named:
        yield Said('bytes-changed', 'attention', {'got': photo.got})
    if not photo.chained:
        yield Said('chain-broken', 'check', {})


def picture(photo: Evidence) -> Iterator[Said]:
    """It is a picture, large enough, neither black nor one colour nor blurred."""
    look = photo.look
    if isinstance(look, Undecodable):
        yield Said('does-not-decode', 'attention', {'why': look.why, 'looks_like': look.looks_like})
        return
    if max(look.width, look.height) < MIN_SIDE:
        yield Said('too-small', 'check', {'width': look.width, 'height': look.height, 'least': MIN_SIDE})
    if look.light < BLACK:
        yield Said('black', 'attention', {'light': look.light, 'of': 255})
    elif look.spread < FLAT:
        yield Said('one-colour', 'attention', {'spread': look.spread, 'of': 255})
    elif look.sharpness < BLURRED:
        yield Said('blurred', 'check', {'sharpness': look.sharpness, 'least': BLURRED})


def claims(photo: Evidence) -> Iterator[Said]:
    """What EXIF says of time and place agrees with when the photo was attached and where the premises are."""
    exif = photo.exif
    taken, attached = _camera_time(exif), photo.device_time or photo.received_at
    if taken is not None:
        apart = abs(attached - taken) - (timedelta() if exif.get('offset') else ANY_ZONE)
        if apart > EXIF_CLOCK:
            yield Said(
                'exif-time',
                'check',
                {
                    'exif_taken_at': exif['taken_at'],
                    'attached_at': moment(attached),
                    'hours': round(apart.total_seconds() / 3600),
                },
            )
    there = place.position(exif)
    if isinstance(there, Fix):
        metres = place.distance_m(there.latitude, there.longitude, *photo.premises)
        if metres - WIDE_M > photo.allowed_m:
            yield Said('exif-place', 'check', {'distance_m': metres, 'allowed_m': photo.allowed_m})


def whereabouts(photo: Evidence) -> Iterator[Said]:
    """The phone was at the premises, knew it well enough, and had measured it just then."""
    at = photo.position
    if isinstance(at, NoFix):
        yield Said('no-position', 'check' if at.why in ('denied', 'missing') else 'note', {'why': at.why})
        return
    metres = photo.distance_m or 0.0
    if metres - at.accuracy > photo.allowed_m:
        severity: Severity = 'attention' if metres - at.accuracy > FAR_M else 'check'
        yield Said('too-far', severity, {'distance_m': metres, 'accuracy_m': at.accuracy, 'allowed_m': photo.allowed_m})
    if at.accuracy > WIDE_M:
        yield Said('inaccurate', 'check', {'accuracy_m': at.accuracy, 'limit_m': WIDE_M})
    if at.age_ms / 1000 > OLD_S:
        yield Said('stale-position', 'check', {'age_s': round(at.age_ms / 1000), 'limit_s': OLD_S})


def source(photo: Evidence) -> Iterator[Said]:
    """It came from the camera in the application, and no editor has touched it."""
    if photo.said.get('source') != 'camera':
        yield Said('from-file', 'note', {})
    software = str(photo.exif.get('software') or '')
    if any(name in software.lower() for name in EDITORS):
        yield Said('edited', 'check', {'software': software[:120]})


def clock(photo: Evidence) -> Iterator[Said]:
    """The phone's time lies between the two server moments that hold the record; that window is said in any case."""
    since, until, told = photo.contact_at, photo.received_at, photo.device_time
    if told is not None:
        off = told - until if told > until else told - since if since and told < since else timedelta()
        if abs(off) > CLOCK:
            yield Said('clock-offset', 'check', {'offset_s': round(off.total_seconds()), 'device_time': moment(told)})
    if since is not None and since <= until:
        yield Said('recorded-between', 'note', {'since': moment(since), 'until': moment(until)})


def twins(photo: Evidence) -> Iterator[Said]:
    """The same bytes, or nearly the same picture, were there before: at other premises first."""
    for twin in _other_premises_first(photo.same):
        yield Said('same-bytes', REUSED[twin.where], twin.facts())
        return
    for twin in _other_premises_first([each for each in photo.near if (each.bits or 0) <= NEAR_BITS]):
        yield Said('near-duplicate', 'check' if twin.where == 'other-premises' else 'note', twin.facts())
        return


CHECKS: tuple[Callable[[Evidence], Iterator[Said]], ...] = (
    bytes_and_chain,
    picture,
    claims,
    whereabouts,
    source,
    clock,
    twins,
)
ORDER: tuple[Severity, ...] = ('attention', 'check', 'note')
REUSED: Mapping[Where, Severity] = {'other-premises': 'attention', 'same-premises': 'check', 'same-inspection': 'note'}
NEARNESS: tuple[Where, ...] = ('other-premises', 'same-premises', 'same-inspection')


def _other_premises_first(found: Sequence[Twin]) -> list[Twin]:
    return sorted(found, key=lambda twin: (NEARNESS.index(twin.where), twin.bits or 0, twin.announced_at))


def _camera_time(exif: Mapping[str, Any]) -> datetime | None:
    """The camera's time; without a zone it is read as UTC, so up to 14 hours off."""
    try:
        taken = datetime.fromisoformat(f'{exif["taken_at"]}{exif.get("offset") or ""}')
    except (KeyError, TypeError, ValueError):
        return None
    return taken if taken.tzinfo else taken.replace(tzinfo=UTC)
