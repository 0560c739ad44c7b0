"""The table of the questionnaire's fields: what is asked of whom, and what may be an answer."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from app.questionnaire import registration
from app.rules.defaults import LEGAL_FORMS

PERSONS = ('sole-trader', 'self-employed')
SIGNS = 0x2190  # signs of letters, such as №, stand before it; pictures after it
PIN_BY = ('hand', 'here', 'geocoder')
RADIUS_M = 100.0


class Wrong(Exception):
    """This cannot be the answer: `code` says why, `facts` with which bounds."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


Check = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """`check` gives the answer as it is kept, or raises Wrong. `forms`: the legal forms that are asked."""

    id: str
    group: str
    check: Check
    forms: tuple[str, ...] = LEGAL_FORMS
    required: bool = True


def text(value: Any, *, least: int = 1, most: int) -> str:
    """Words in one line, without pictures and control characters; spaces as one."""
    if not isinstance(value, str):
        raise Wrong('kind')
    words = ' '.join(value.split())
    strange = next((each for each in words if _strange(each)), None)
    if strange is not None:
        raise Wrong('character', at=words.index(strange) + 1)
    if len(words) > most:
        raise Wrong('long', most=most, length=len(words))
    if len(words) < least:
        raise Wrong('short', least=least)
    return words


def number(value: Any, *, least: float, most: float, whole: bool = False) -> float | int:
    """A number within bounds, both included."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise Wrong('kind')
    if not least <= value <= most:
        raise Wrong('bounds', least=least, most=most)
    if whole and value != int(value):
        raise Wrong('whole')
    return int(value) if whole else value


def one_of(value: Any, *, among: tuple[str, ...]) -> str:
    """One of these names."""
    if not isinstance(value, str) or value not in among:
        raise Wrong('choice')
    return value


def digits(value: Any, *, wrong: Callable[[str], str | None], length: int) -> str:
    """A number of the state's registers, spaces and dashes taken out."""
    if not isinstance(value, str) or len(value) > 100:
        raise Wrong('kind')
    bare = ''.join(each for each in value if not (each.isspace() or each in '-–'))
    if why := wrong(bare):
        raise Wrong(why, length=length, given=len(bare))
    return bare


def pin(value: Any) -> dict[str, Any]:
    """{latitude, longitude, by}: degrees (WGS 84), and how it was put: `hand`, `here` or `geocoder`."""
    if not isinstance(value, dict) or set(value) != {'latitude', 'longitude', 'by'}:
        raise Wrong('kind')
    return {
        'latitude': number(value['latitude'], least=-90, most=90),
        'longitude': number(value['longitude'], least=-180, most=180),
        'by': one_of(value['by'], among=PIN_BY),
    }


def _strange(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind in ('Cc', 'Cs', 'Co', 'Cn') or (kind == 'So' and ord(character) >= SIGNS)


def _registered(wrong: Callable[[str], str | None], length: int) -> Check:
    return partial(digits, wrong=wrong, length=length)


ALL = (
    Field('legal_form', 'business', partial(one_of, among=LEGAL_FORMS)),
    Field('company_name', 'business', partial(text, least=2, most=200), ('company',)),
    Field('company_inn', 'business', _registered(registration.wrong_inn_of_company, 10), ('company',)),
    Field('ogrn', 'business', _registered(registration.wrong_ogrn, 13), ('company',)),
    Field('person_name', 'business', partial(text, least=2, most=200), PERSONS),
    Field('person_inn', 'business', _registered(registration.wrong_inn_of_person, 12), PERSONS),
    Field('ogrnip', 'business', _registered(registration.wrong_ogrnip, 15), ('sole-trader',)),
    Field('address', 'place', partial(text, least=3, most=500)),
    Field('pin', 'place', pin),
    Field('radius_m', 'place', partial(number, least=10, most=5000), required=False),
    Field('area_m2', 'place', partial(number, least=1, most=10_000)),
    Field('floor', 'place', partial(number, least=-5, most=200, whole=True)),
    Field('profile', 'format', partial(text, most=60)),
    Field('years', 'experience', partial(number, least=0, most=80, whole=True)),
    Field('points', 'experience', partial(number, least=0, most=10_000, whole=True)),
    Field('networks', 'experience', partial(text, most=500), required=False),
    Field('staff', 'experience', partial(number, least=0, most=1000, whole=True)),
)
FIELDS: Mapping[str, Field] = {each.id: each for each in ALL}


def asked(answers: Mapping[str, Any]) -> list[Field]:
    """The fields that are asked of this legal form; while none is chosen, those that are asked of every one."""
    form = answers.get('legal_form')
    return [each for each in ALL if (form in each.forms if form else each.forms == LEGAL_FORMS)]
