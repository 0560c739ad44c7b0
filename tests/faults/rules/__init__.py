"""Every rule that the tests must miss when it is taken out."""

from __future__ import annotations

from tests.faults.rules.phone import PHONE
from tests.faults.rules.server import SERVER

RULES = {**SERVER, **PHONE}
