"""The list of checks of one photo; each yields signals, never an exception. What is known is gathered elsewhere."""

from __future__ import annotations

import logging

from inspections.evidence import picture_checks, place_checks, time_checks, twin_checks
from inspections.evidence.known import Check, Evidence, Said, Severity

log = logging.getLogger('osmotr.evidence')
ORDER: tuple[Severity, ...] = ('attention', 'check', 'note')
CHECKS: tuple[Check, ...] = (
    picture_checks.bytes_changed,
    picture_checks.chain_broken,
    picture_checks.does_not_decode,
    picture_checks.too_small,
    picture_checks.black,
    picture_checks.one_colour,
    picture_checks.blurred,
    twin_checks.same_bytes,
    twin_checks.near_duplicate,
    place_checks.no_position,
    place_checks.too_far,
    place_checks.impossible_speed,
    place_checks.repeated_position,
    place_checks.frozen_position,
    place_checks.inaccurate,
    place_checks.stale,
    place_checks.exif_place,
    time_checks.clock_offset,
    time_checks.clock_jump,
    time_checks.exif_time,
    time_checks.old_file,
    picture_checks.from_file,
    picture_checks.edited,
)


def check(evidence: Evidence) -> list[Said]:
    """Everything the checks say, the gravest first. A check that fails says nothing and leaves a line in the log."""
    said: list[Said] = []
    for each in CHECKS:
        try:
            said += each(evidence)
        except Exception:
            log.exception('check %s failed', each.__name__)
    return sorted(said, key=lambda one: ORDER.index(one.severity))
