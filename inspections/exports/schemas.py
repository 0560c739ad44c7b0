"""Shapes of exports on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.rest import Moment, Schema, Words
from inspections.desk.schemas import SavedFilter
from inspections.exports.words.speech import LOCALES

KINDS = ['pdf', 'case']
LISTS = ['csv', 'xlsx', 'geojson']
STATES = ['waiting', 'working', 'ready', 'failed']


class NewExport(Schema):
    """What is wanted: the report on paper, or the whole case."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    locale = fields.String(required=True, validate=validate.OneOf(LOCALES))
    zone = Words(
        load_default='UTC',
        validate=validate.Length(max=60),
        metadata={'description': 'The time zone of the person, by its IANA name; UTC where it is unknown here.'},
    )


class ExportShape(Schema):
    """An export: `done` of `total` pieces are made; `bytes` once it is ready."""

    id = fields.UUID(required=True)
    application_id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    locale = fields.String(required=True, validate=validate.OneOf(LOCALES))
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    done = fields.Integer(required=True)
    total = fields.Integer(required=True)
    bytes = fields.Integer(required=True, allow_none=True)
    created_at = Moment(required=True)
    expires_at = Moment(required=True)


class Exports(Schema):
    """One's own exports of an application, the newest first."""

    items = fields.List(fields.Nested(ExportShape), required=True)


class ListQuery(SavedFilter):
    """Which list: the filter of the queue with its words, and how to write it."""

    format = fields.String(required=True, validate=validate.OneOf(LISTS))
    locale = fields.String(load_default=None, validate=validate.OneOf(LOCALES))
    zone = Words(load_default='UTC', validate=validate.Length(max=60))
