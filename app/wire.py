"""How answers become JSON: by orjson, several times as quick as the standard library, which says what that cannot."""

from __future__ import annotations

import json
from typing import Any

import orjson
from flask import Flask
from flask.json.provider import DefaultJSONProvider

# in one order, for gzip's sake; days and moments become texts where answers are made, not here
OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME


class WireJson(DefaultJSONProvider):
    """The JSON of the service's answers."""

    ensure_ascii = False

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        """The content as text, without spaces; with further options the standard library is asked itself."""
        if kwargs.keys() <= {'separators'}:
            try:
                return orjson.dumps(obj, default=self.default, option=OPTIONS).decode()
            except orjson.JSONEncodeError:  # a number beyond 64 bits, a key that is no text
                pass
        return super().dumps(obj, **kwargs)


def prepare(app: Flask) -> None:
    """Let the service answer so."""
    app.json = WireJson(app)


def read(text: str) -> Any:
    """What we have written, for an answer: numbers beyond 64 bits come as the double that any phone makes of them."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:  # half a character, or a number beyond every double
        return json.loads(text)
