"""Notices on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.notifications.kinds import KINDS
from app.notifications.models import LetterState
from app.rest import PAGE, Moment, Schema

STATES = [state.value for state in LetterState]


class NoticeShape(Schema):
    """Something that the one who asks is told. `path` is the page of the application that it is about."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(list(KINDS)))
    at = Moment(required=True)
    about = fields.UUID(required=True, allow_none=True)
    facts = fields.Dict(keys=fields.String(), required=True)
    path = fields.String(required=True)
    read_at = Moment(required=True, allow_none=True)


class NoticePage(Schema):
    """One page of notices, the newest first, and how many of all have not been read."""

    items = fields.List(fields.Nested(NoticeShape), required=True)
    next = fields.UUID(required=True, allow_none=True)
    unread = fields.Integer(required=True)


class NoticeQuery(Schema):
    """How notices are listed; with a limit of 0 only the number of unread ones is told."""

    cursor = fields.UUID(load_default=None)
    limit = fields.Integer(load_default=PAGE, validate=validate.Range(0, PAGE))


class ReadUpTo(Schema):
    """The newest notice that was seen."""

    up_to = fields.UUID(required=True)


class Unread(Schema):
    """How many notices are left unread."""

    unread = fields.Integer(required=True)


class ChoiceShape(Schema):
    """Whether notices of a kind come by e-mail too."""

    kind = fields.String(required=True, validate=validate.OneOf(list(KINDS)))
    email = fields.Boolean(required=True)


class Choices(Schema):
    """What a person wants by e-mail, kind by kind."""

    choices = fields.List(fields.Nested(ChoiceShape), required=True)


class LetterShape(Schema):
    """A letter as an administrator sees it: nothing of what it says. `tries` were made until now."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    at = Moment(required=True)
    to = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    reason = fields.String(required=True, allow_none=True)
    tries = fields.Integer(required=True)
    sent_at = Moment(required=True, allow_none=True)


class LetterCounts(Schema):
    """How many letters stand where; sent ones are not counted."""

    waiting = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    withdrawn = fields.Integer(required=True)
    kept = fields.Integer(required=True)


class LetterPage(Schema):
    """One page of letters, the newest first."""

    items = fields.List(fields.Nested(LetterShape), required=True)
    next = fields.UUID(required=True, allow_none=True)
    counts = fields.Nested(LetterCounts, required=True)


class LetterQuery(Schema):
    """How letters are listed."""

    cursor = fields.UUID(load_default=None)
    state = fields.List(fields.String(validate=validate.OneOf(STATES)), load_default=list)
