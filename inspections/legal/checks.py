"""The table of legal checks: what each looks at, and which facts stand beside it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

RESULTS = ('ok', 'not-ok', 'not-applicable', 'open')


@dataclass(frozen=True, slots=True)
class Check:
    """`paper`: what it looks at, by the name in the network's rule; it is asked where that paper is. None: at all of
    them. `facts`: the names of facts.py that are compared for it."""

    id: str
    paper: str | None
    facts: tuple[str, ...] = ()


CHECKS = (
    Check('identity', 'passport', ('applicant', 'person_name')),
    Check(
        'registration', 'registration', ('company_name', 'company_inn', 'ogrn', 'person_name', 'person_inn', 'ogrnip')
    ),
    Check('charter', 'charter', ('company_name', 'company_inn')),
    Check('powers', 'head', ('applicant',)),
    Check('lease-address', 'lease', ('address',)),
    Check('lease-area', 'lease', ('area_m2',)),
    Check('lease-term', 'lease', ('until',)),
    Check('complete', None),
)


def asked(papers: Collection[str]) -> list[Check]:
    """The checks of an application that has to bring these papers, in the order of the table."""
    return [each for each in CHECKS if each.paper is None or each.paper in papers]
