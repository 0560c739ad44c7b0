"""The list of kinds, one line each."""

from __future__ import annotations

from checklists.kinds.choice import Choice
from checklists.kinds.choices import Choices
from checklists.kinds.date import Date
from checklists.kinds.internet_speed import InternetSpeed
from checklists.kinds.kind import Kind
from checklists.kinds.location import Location
from checklists.kinds.number import Number
from checklists.kinds.text import Text
from checklists.kinds.yes_no import YesNo

KINDS: dict[str, Kind] = {
    'yes-no': YesNo(),
    'number': Number(),
    'choice': Choice(),
    'choices': Choices(),
    'text': Text(),
    'date': Date(),
    'location': Location(),
    'internet-speed': InternetSpeed(),
}
