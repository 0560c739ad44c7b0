"""What the applicant says beside what stands in the papers, fact by fact. Pure.

A row is {id, stated, in_paper, agrees}; `agrees` is null where the service cannot tell and a person must read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

AREA_SHARE = 0.05  # rooms are measured by different rules; more than this is worth asking about
AREA_LEAST_M2 = 1.0
KINDS_OF_PLACE = frozenset(
    [
        'г',
        'город',
        'ул',
        'улица',
        'пр',
        'пркт',
        'проспект',
        'пер',
        'переулок',
        'б',
        'бул',
        'бульвар',
        'ш',
        'шоссе',
        'наб',
        'набережная',
        'пл',
        'площадь',
        'д',
        'дом',
        'к',
        'корп',
        'корпус',
        'с',
        'стр',
        'строение',
        'пом',
        'помещение',
        'оф',
        'офис',
        'обл',
        'область',
        'р',
        'район',
        'рн',
        'пос',
        'поселок',
        'мкр',
        'микрорайон',
        'россия',
        'рф',
        'st',
        'street',
        'str',
        'house',
        'building',
        'ave',
        'avenue',
        'road',
        'rd',
        'city',
    ]
)
WORD = re.compile(r'[^\W_]+')


def compare(
    answers: Mapping[str, Any], lease: Mapping[str, Any] | None, *, applicant: str, today: date, road: timedelta
) -> list[dict[str, Any]]:
    """All facts that can stand beside a check. `applicant`: the name of the account. `road`: how long the network's
    terms take to the opening; a lease that ends within it is too short."""
    lease = lease or {}
    address, area = answers.get('address'), answers.get('area_m2')
    return [
        _row('applicant', applicant, None, None),
        *(_row(name, answers[name], None, None) for name in READ_BY_EYE if answers.get(name)),
        _row('address', address, lease.get('address'), same_place(address, lease.get('address'))),
        _row('area_m2', area, lease.get('area_m2'), same_area(area, lease.get('area_m2'))),
        _row('until', (today + road).isoformat(), lease.get('until') if lease else None, _lasts(lease, today + road)),
    ]


READ_BY_EYE = ('company_name', 'company_inn', 'ogrn', 'person_name', 'person_inn', 'ogrnip')


def same_area(stated: Any, in_paper: Any) -> bool | None:
    """Whether two areas, m², are the same but for how rooms are measured."""
    if not isinstance(stated, int | float) or not isinstance(in_paper, int | float):
        return None
    return abs(stated - in_paper) <= max(AREA_LEAST_M2, AREA_SHARE * max(stated, in_paper))


def same_place(stated: str | None, in_paper: str | None) -> bool | None:
    """Whether one address says what the other says: every word and number of the shorter stands in the longer."""
    if not stated or not in_paper:
        return None
    one, other = address_words(stated), address_words(in_paper)
    if not one or not other:
        return None
    shorter, longer = sorted((set(one), set(other)), key=len)
    return shorter <= longer


def address_words(address: str) -> Sequence[str]:
    """What is particular in an address, in order: names and numbers, without «ул.», «д.» and the postcode."""
    words = WORD.findall(address.lower().replace('ё', 'е'))
    return [each for each in words if each not in KINDS_OF_PLACE and not re.fullmatch(r'\d{6}', each)]


def _lasts(lease: Mapping[str, Any], least: date) -> bool | None:
    if not lease:
        return None
    return lease['until'] is None or date.fromisoformat(lease['until']) >= least


def _row(name: str, stated: Any, in_paper: Any, agrees: bool | None) -> dict[str, Any]:
    return {'id': name, 'stated': _said(stated), 'in_paper': _said(in_paper), 'agrees': agrees}


def _said(value: Any) -> str | None:
    if value is None or value == '':
        return None
    return f'{value:g}' if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
