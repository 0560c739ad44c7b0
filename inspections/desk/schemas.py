"""Shapes of the desk on the wire."""

from __future__ import annotations

import re
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from app.applications.schemas import LISTED, Person
from app.rest import Moment, Ready, Schema, Words
from inspections.desk.listing import WHOSE, Filter
from inspections.review.schemas import CONCLUSIONS, SummedApplication

ANSWER = re.compile(r'([A-Za-z0-9_.-]{1,40}):([A-Za-z0-9_.-]{1,40})')


class LockShape(Schema):
    """Who has an application open, and until when unless the page says again that it is."""

    by = fields.Nested(Person, required=True)
    since = Moment(required=True)
    until = Moment(required=True)


class QueuedApplication(SummedApplication):
    """An application in the queue: how it stands by what was handed in, whose it is, who visits, who has it open."""

    verdict = fields.String(required=True, allow_none=True, validate=validate.OneOf(CONCLUSIONS))
    percent = fields.Float(required=True, allow_none=True)
    reviewer = fields.Nested(Person, required=True, allow_none=True)
    inspector = fields.Nested(Person, required=True, allow_none=True)
    lock = fields.Nested(LockShape, required=True, allow_none=True)


class FilterShape(Schema):
    """What is wanted; all of it must hold. `answer` is `ITEM:value`, the value as `checklists` has it; of figures
    `ok` or `bad`."""

    whose = fields.String(load_default='all', validate=validate.OneOf(WHOSE))
    stage = fields.List(fields.String(validate=validate.OneOf(LISTED)), load_default=list)
    region = Words(load_default=None, allow_none=True, validate=validate.Length(max=80))
    inspector_id = fields.UUID(load_default=None, allow_none=True)
    verdict = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(CONCLUSIONS))
    signals = fields.Boolean(load_default=False)
    answer = fields.List(
        fields.String(validate=validate.Regexp(ANSWER.pattern + r'\Z')),
        load_default=list,
        validate=validate.Length(max=5),
    )


class QueueQuery(FilterShape):
    """How the queue is listed. Words to search for have no place in an address: see /queue/searches."""

    cursor = Words(load_default=None)


class Search(FilterShape):
    """The same with words; every one of them must be there, by its beginning; a number as a whole."""

    cursor = Words(load_default=None, allow_none=True)
    search = Words(load_default='', validate=validate.Length(max=200))


class Count(Schema):
    """How many; `more` when only the first ones have been counted."""

    n = fields.Integer(required=True)
    more = fields.Boolean(required=True)


class Counts(Schema):
    """How many there are under each «whose», with the rest of the filter."""

    all = fields.Nested(Count, required=True)
    waiting = fields.Nested(Count, required=True)
    mine = fields.Nested(Count, required=True)
    free = fields.Nested(Count, required=True)
    overdue = fields.Nested(Count, required=True)
    others = fields.Nested(Count, required=True)


class Queue(Schema):
    """One page of the queue; counts come with the first one."""

    items = fields.List(Ready(QueuedApplication), required=True)
    next = fields.String(required=True, allow_none=True)
    counts = fields.Nested(Counts, required=True, allow_none=True)


class FilterChoices(Schema):
    """What may be chosen in the filter."""

    regions = fields.List(fields.String(), required=True)
    inspectors = fields.List(fields.Nested(Person), required=True)


class TakeOver(Schema):
    """Whether to take over what another person has."""

    take_over = fields.Boolean(load_default=False)


class LockAnswer(Schema):
    """Who has it open; null when nobody has."""

    lock = fields.Nested(LockShape, required=True, allow_none=True)


class SavedFilter(FilterShape):
    """A filter as it is kept with a name."""

    search = Words(load_default='', validate=validate.Length(max=200))


class NewView(Schema):
    """A filter with a name."""

    name = Words(required=True, validate=[validate.Length(min=1, max=60), validate.Regexp(r'.*\S')])
    filter = fields.Nested(SavedFilter, required=True)


class ViewShape(Schema):
    """A saved view."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    filter = fields.Nested(SavedFilter, required=True)


class Views(Schema):
    """A person's saved views."""

    items = fields.List(fields.Nested(ViewShape), required=True)


def filter_of(told: dict[str, Any]) -> Filter:
    """The filter that a request or a saved view names."""
    pairs = []
    for each in told['answer']:
        found = ANSWER.fullmatch(each)
        if found is None:
            raise ma.ValidationError('Not an answer.', 'answer')
        pairs.append((found[1], found[2]))
    return Filter(
        whose=told['whose'],
        stages=tuple(dict.fromkeys(told['stage'])),
        region=told['region'],
        inspector_id=told['inspector_id'],
        verdict=told['verdict'],
        signals=told['signals'],
        answers=tuple(pairs),
        search=told.get('search') or '',
    )
