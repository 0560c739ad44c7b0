"""What a check says of a photo or an answer, in a sentence of the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspections.exports.words import signals_en, signals_ru
from inspections.exports.words.speech import Speech

SPOKEN = {
    'ru': (signals_ru.SIGNALS, signals_ru.unknown),
    'en': (signals_en.SIGNALS, signals_en.unknown),
}


def sentence(signal: Mapping[str, Any], say: Speech) -> str:
    """The sentence; of a check that has none, or with facts that it cannot say, its code and its figures."""
    code, facts = str(signal['code']), signal.get('facts') or {}
    sentences, unknown = SPOKEN[say.locale]
    spoken = sentences.get(code)
    try:
        return spoken(facts, say) if spoken else unknown(code, facts)
    except (TypeError, ValueError, ArithmeticError):
        return unknown(code, facts)
