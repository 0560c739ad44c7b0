"""What all resources share: the base schema, cursor pages, versions of rows."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import marshmallow as ma
from flask import request
from flask_smorest import Blueprint as SmorestBlueprint

from app import problems

PAGE = 50
View = TypeVar('View', bound=Callable[..., Any])


class Schema(ma.Schema):
    """Unknown fields are refused; times are ISO 8601 in UTC."""

    class Meta:
        unknown = ma.RAISE
        datetimeformat = 'iso'

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """A dictionary without the key `items` has no items: never its method of that name."""
        return obj.get(attr, default) if isinstance(obj, dict) else super().get_attribute(obj, attr, default)


class Blueprint(SmorestBlueprint):  # type: ignore[misc]
    """A resource of the service: flask-smorest's, with types; described only when somebody asks for the description.

    Describing all of them is half of what the service does before it can answer.
    """

    def register_views_in_doc(self, api: Any, *args: Any, **options: Any) -> None:
        """Leave the description for later: `api.undescribed` calls it."""
        api.undescribed.append(partial(super().register_views_in_doc, api, *args, **options))

    if TYPE_CHECKING:

        def route(self, rule: str, **options: Any) -> Callable[[View], View]: ...
        def arguments(self, schema: Any, **options: Any) -> Callable[[View], View]: ...
        def response(self, status_code: int, schema: Any = None, **options: Any) -> Callable[[View], View]: ...
        def alt_response(self, status_code: int, **options: Any) -> Callable[[View], View]: ...


class Moment(ma.fields.AwareDateTime):
    """A moment in UTC, written with a Z."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format='iso', default_timezone=UTC, **kwargs)

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return moment(value) if isinstance(value, datetime) else value


class Words(ma.fields.String):
    """A text that every database can keep: without NUL and halves of characters."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        if isinstance(text, str) and ('\0' in text or any('\ud800' <= each <= '\udfff' for each in text)):
            raise ma.ValidationError('A character that cannot be kept.')
        return text


class Ready(ma.fields.Nested):
    """What has the shape of the wire already: described like any other, handed on as it is."""

    def _serialize(self, nested_obj: Any, attr: Any, obj: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        return nested_obj


class Texts(Schema):
    """One text in each language of the service."""

    ru = ma.fields.String(required=True)
    en = ma.fields.String(required=True)


class ProblemShape(Schema):
    """A refusal."""

    code = ma.fields.String(required=True)
    message = ma.fields.String(required=True)
    facts = ma.fields.Dict(keys=ma.fields.String(), required=True)
    status = ma.fields.Integer(required=True)


def moment(value: datetime) -> str:
    """The same moment as text: milliseconds and a Z."""
    return value.astimezone(UTC).isoformat(timespec='milliseconds').replace('+00:00', 'Z')


def check_version(version: int) -> None:
    """Raise unless the request's If-Match names `version`."""
    given = request.headers.get('If-Match')
    if not given:
        raise problems.VersionMissing(version=version)
    if given.strip().removeprefix('W/').strip('"') != str(version):
        raise problems.VersionStale(version=version, given=given)


def seen_version() -> int:
    """The version that the request's If-Match names, for what locks before it compares; -1 when it is none of ours."""
    given = request.headers.get('If-Match')
    if not given:
        raise problems.VersionMissing()
    plain = given.strip().removeprefix('W/').strip('"')
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else -1


def etag(version: int) -> dict[str, str]:
    """The header that names `version` of a row."""
    return {'ETag': f'"{version}"'}


def sayable(value: Any) -> Any:
    """The value as JSON can carry it: halves of characters replaced, no infinities."""
    match value:
        case str():
            return value.encode('utf-8', 'replace').decode()
        case float() if not math.isfinite(value):
            return None
        case dict():
            return {sayable(name): sayable(each) for name, each in value.items()}
        case list():
            return [sayable(each) for each in value]
        case _:
            return value


def page(rows: Sequence[Any], limit: int, cursor_of: Any) -> dict[str, Any]:
    """Up to `limit` of `rows` (read one more than that) and the cursor of what follows."""
    shown = list(rows[:limit])
    return {'items': shown, 'next': cursor_of(shown[-1]) if len(rows) > limit and shown else None}
