"""Checks of twins: the same bytes, or nearly the same picture, were there before; at other premises first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inspections.evidence.known import Evidence, Said, Severity, Where, other_premises_first

REUSED: Mapping[Where, Severity] = {'other-premises': 'attention', 'same-premises': 'check', 'same-inspection': 'note'}


def same_bytes(photo: Evidence) -> Iterator[Said]:
    """The same bytes were announced before, for another item, inspection or premises.

    Means: it is one photo used twice. For two items of one inspection that is often right: one view shows both.
    Fooled by: saving it again, which `near_duplicate` is for.
    Threshold: none; SHA-256.
    """
    for twin in other_premises_first(photo.same):
        yield Said('same-bytes', REUSED[twin.where], twin.facts())
        return


def near_duplicate(photo: Evidence) -> Iterator[Said]:
    """A picture that was here before looks the same: the coarse marks differ in at most `near_bits` of 64 bits, and the
    fine ones are alike by `likeness_percent` and more; see evidence/marks.py for both.

    Means: the same shot saved again: smaller, brighter, re-compressed; or two shots from one tripod.
    Fooled by: cropping more than a few per cent, turning, mirroring, drawing over a third of it; a photo of a print.
    Threshold: measured by `make bench BENCH=evidence` (docs/measurements.md): what is saved again stays below, what
    is another shot of a room like it stays above.
    """
    if photo.same:
        return
    most = photo.thresholds
    close = [
        twin
        for twin in photo.near
        if (twin.bits or 0) <= most.near_bits and (twin.likeness or 0) >= most.likeness_percent
    ]
    for twin in other_premises_first(close):
        yield Said('near-duplicate', 'check' if twin.where == 'other-premises' else 'note', twin.facts())
        return
