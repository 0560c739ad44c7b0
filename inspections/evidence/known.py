"""All that is known of one photo when it is judged; what a check says of it. Gathered elsewhere, see neighbours.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from app.rest import moment
from checklists.evidence import Thresholds
from inspections.evidence import place
from inspections.evidence.pixels import Look, Undecodable
from inspections.evidence.place import Fix, NoFix

Severity = Literal['attention', 'check', 'note']
Where = Literal['other-premises', 'same-premises', 'same-inspection']
NEARNESS: tuple[Where, ...] = ('other-premises', 'same-premises', 'same-inspection')


@dataclass(frozen=True, slots=True)
class Said:
    """What a check says: a code with figures, and how much it wants to be looked at."""

    code: str
    severity: Severity
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an operation was written: at `device_time` by the phone's clock, which is nobody's word but the phone's;
    after the server's note of `contact_at`, if there was one, and before `received_at`: these two are the server's."""

    device_time: datetime | None
    contact_at: datetime | None
    received_at: datetime

    @property
    def offset(self) -> tuple[timedelta, timedelta] | None:
        """By how much the phone's clock was fast, at least and at most; none without a phone's time."""
        if self.device_time is None:
            return None
        most = self.device_time - self.contact_at if self.contact_at else timedelta.max
        return self.device_time - self.received_at, most


@dataclass(frozen=True, slots=True)
class Shot:
    """An earlier photo of the same phone: of which item, whether in this inspection, where and when."""

    item: str
    here: bool
    position: Fix | NoFix
    stamp: Stamp

    @property
    def fixed_at(self) -> datetime | None:
        """When the phone had measured its position, by its own clock."""
        return fixed_at(self.position, self.stamp)


@dataclass(frozen=True, slots=True)
class Twin:
    """An earlier photo like this one. `bits`: in how many of 64 the coarse marks differ; `likeness`: that of the fine
    ones, in per cent; none when it is the same bytes, or the same position."""

    where: Where
    number: int
    address: str
    inspection_id: str
    item: str
    announced_at: datetime
    sha256: str
    said: Mapping[str, Any]
    stored: bool
    bits: int | None = None
    likeness: float | None = None

    def facts(self) -> dict[str, Any]:
        """What the reviewer is told of it; `sha256` shows it beside the other."""
        told = {name: self.said.get(name) for name in ('taken_at', 'source', 'width', 'height', 'bytes')}
        return {
            'where': self.where,
            'number': self.number,
            'address': self.address,
            'inspection_id': self.inspection_id,
            'item': self.item,
            'at': moment(self.announced_at),
            **({'sha256': self.sha256} if self.stored else {}),
            **{name: value for name, value in told.items() if isinstance(value, (str, int))},
            **({} if self.bits is None else {'bits': self.bits}),
            **({} if self.likeness is None else {'likeness': self.likeness}),
        }


@dataclass(frozen=True, slots=True)
class Evidence:
    """One photo. `named` is the hash it was announced by, `got` the hash of the stored bytes.

    `chained`: every operation of the phone since its last photo follows from the one before. `written_before`: when the
    operation before this one was written, if it belongs to the same inspection. `before`: earlier photos of the phone,
    newest first. `same`, `near`, `placed`: earlier photos with the same bytes, nearly the same picture, the same digits
    of the position in another inspection.
    """

    named: str
    got: str
    look: Look | Undecodable
    said: Mapping[str, Any]
    premises: tuple[float, float]
    allowed_m: float
    chained: bool
    stamp: Stamp
    thresholds: Thresholds = field(default_factory=Thresholds)
    began_at: datetime | None = None
    written_before: Stamp | None = None
    before: Sequence[Shot] = ()
    same: Sequence[Twin] = ()
    near: Sequence[Twin] = ()
    placed: Sequence[Twin] = ()

    @property
    def position(self) -> Fix | NoFix:
        """Where the phone was at the shutter."""
        return place.position(self.said.get('position'))

    @property
    def fixed_at(self) -> datetime | None:
        """When the phone had measured its position, by its own clock."""
        return fixed_at(self.position, self.stamp)

    @property
    def distance_m(self) -> float | None:
        """Metres from the premises to where the phone was; none without a position."""
        at = self.position
        return place.distance_m(at.latitude, at.longitude, *self.premises) if isinstance(at, Fix) else None

    @property
    def from_file(self) -> bool:
        """It was chosen from files, not taken by the camera in the application."""
        return self.said.get('source') != 'camera'

    @property
    def exif(self) -> Mapping[str, Any]:
        """What the picture says of itself; what the phone read before re-encoding fills the gaps."""
        before = self.said.get('exif')
        inside = self.look.exif if isinstance(self.look, Look) else {}
        return {**(before if isinstance(before, Mapping) else {}), **inside}


Check = Callable[[Evidence], Iterator[Said]]


def fixed_at(position: Fix | NoFix, stamp: Stamp) -> datetime | None:
    """When a position was measured, by the phone's clock; none when there is none."""
    if not isinstance(position, Fix) or stamp.device_time is None:
        return None
    try:
        return stamp.device_time - timedelta(milliseconds=position.age_ms)
    except OverflowError:  # an age of many thousand years
        return None


def other_premises_first(found: Sequence[Twin]) -> list[Twin]:
    """The gravest twin first: of other premises, then the nearest picture, then the oldest."""
    return sorted(found, key=lambda twin: (NEARNESS.index(twin.where), -(twin.likeness or 0), twin.announced_at))
