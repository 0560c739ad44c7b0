"""Whether the number of a taxpayer or of a registration can be one: its length, its beginning and its check digits.

ИНН: приказ ФНС России от 29.06.2012 № ММВ-7-6/435@ (the check digits as they are published for it). ОГРН and ОГРНИП:
приказ Минфина России от 30.10.2017 № 165н, remainders of 11 and 13. `tests/contract/registration-numbers.json` holds
samples that the page's own check reads too. A number that can be one need not have been given to anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

INN_COMPANY = (2, 4, 10, 3, 5, 9, 4, 6, 8)
INN_PERSON = ((7, *INN_COMPANY), (3, 7, *INN_COMPANY))


def wrong_inn_of_company(text: str) -> str | None:
    """Why this is no ИНН of ten digits: `digits`, `beginning`, `checksum`; none when it may be one."""
    return _wrong(text, 10, not text.startswith('00'), lambda: _weighed(text, INN_COMPANY) == int(text[9]))


def wrong_inn_of_person(text: str) -> str | None:
    """Why this is no ИНН of twelve digits."""
    first, second = INN_PERSON
    return _wrong(
        text,
        12,
        not text.startswith('00'),
        lambda: (_weighed(text, first), _weighed(text, second)) == (int(text[10]), int(text[11])),
    )


def wrong_ogrn(text: str) -> str | None:
    """Why this is no ОГРН: thirteen digits, of a company, so that it begins with 1 or 5."""
    return _wrong(text, 13, text[:1] in ('1', '5'), lambda: int(text[:12]) % 11 % 10 == int(text[12]))


def wrong_ogrnip(text: str) -> str | None:
    """Why this is no ОГРНИП: fifteen digits, of a sole trader, so that it begins with 3."""
    return _wrong(text, 15, text[:1] == '3', lambda: int(text[:14]) % 13 % 10 == int(text[14]))


def _wrong(text: str, length: int, begins_well: bool, adds_up: Callable[[], bool]) -> str | None:
    if not (text.isascii() and text.isdigit() and len(text) == length):
        return 'digits'
    if not begins_well:
        return 'beginning'
    return None if adds_up() else 'checksum'


def _weighed(text: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(text, weights, strict=False)) % 11 % 10
