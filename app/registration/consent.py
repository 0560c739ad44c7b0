"""Which text of the consent to the processing of personal data is in force: the network's rule of that name."""

from __future__ import annotations

from typing import NamedTuple

from app.rules import operations as rules

PERSONAL_DATA = 'personal-data'


class Consent(NamedTuple):
    """A version of the text, as it is kept beside who agreed to it; `text` is {ru, en}."""

    version: str
    text: dict[str, str]


def present() -> Consent:
    """The text that whoever registers now agrees to."""
    found = rules.current('consent')
    return Consent(str(found.version), found.value)
