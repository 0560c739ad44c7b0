"""The region that an address names, as well as an address can tell."""

from __future__ import annotations

import re

LONGEST = 80
COUNTRY = ('россия', 'рф')
CITY = re.compile(r'^(г\.|город)\s*', re.IGNORECASE)


def region_of(address: str) -> str:
    """What stands before the first comma: a region, or a city. Empty when the address has only one part.

    A postal code and the country say nothing. Nobody guesses beyond that: whoever knows better writes it.
    """
    parts = [CITY.sub('', part.strip()) for part in address.split(',')]
    telling = [part for part in parts[:-1] if part and not part.isdigit() and part.casefold() not in COUNTRY]
    return telling[0][:LONGEST].strip() if telling else ''
