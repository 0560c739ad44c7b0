"""Checklists on the wire."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields, validate

from app.rest import Moment, Schema, Texts
from checklists.kinds.registry import KINDS


class PhotosShape(Schema):
    """How many photos are demanded."""

    always = fields.Integer(required=True)
    when_bad = fields.Integer(required=True)


class ShotShape(Schema):
    """One picture of the photo package."""

    id = fields.String(required=True)
    title = fields.Nested(Texts, required=True)
    text = fields.Nested(Texts, required=True)
    sample = fields.String(required=True, allow_none=True)


class ShownIfShape(Schema):
    """When an item is shown."""

    item = fields.String(required=True)
    values = fields.List(fields.Raw(), required=True, data_key='in')


class ItemShape(Schema):
    """One question; `settings` are those of its kind, with the profile's thresholds put in."""

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(list(KINDS)))
    text = fields.Nested(Texts, required=True)
    guidance = fields.Nested(Texts, required=True, allow_none=True)
    critical = fields.Boolean(required=True)
    photos = fields.Nested(PhotosShape, required=True)
    asked_of = fields.List(fields.String(), required=True)
    stages = fields.List(fields.String(), required=True)
    shown_if = fields.Nested(ShownIfShape, required=True, allow_none=True)
    settings = fields.Dict(keys=fields.String(), required=True)
    source = fields.String(required=True, allow_none=True)
    recommendation = fields.Boolean(required=True)
    shots = fields.List(fields.Nested(ShotShape), metadata={'description': 'Absent where there are none.'})


class SectionShape(Schema):
    """Items that belong together."""

    id = fields.String(required=True)
    title = fields.Nested(Texts, required=True)
    items = ma.fields.List(fields.Nested(ItemShape), required=True)


class LooksShape(Schema):
    """By what a phone tells a picture that is too dark, of one colour, or blurred: brightness 0…255."""

    black = fields.Float(required=True)
    one_colour = fields.Float(required=True)
    blurred = fields.Float(required=True)


class ProfileRef(Schema):
    """Which thresholds are in force."""

    id = fields.String(required=True)
    valid_from = fields.String(required=True)
    title = fields.Nested(Texts, required=True)
    looks = fields.Nested(LooksShape, required=True)


class ChecklistShape(Schema):
    """A version, with the profile's thresholds when one was asked for."""

    id = fields.String(required=True)
    version = fields.Integer(required=True)
    title = fields.Nested(Texts, required=True)
    profile = fields.Nested(ProfileRef, required=True, allow_none=True)
    sections = fields.List(fields.Nested(SectionShape), required=True)


class VersionShape(Schema):
    """One published version."""

    version = fields.Integer(required=True)
    published_at = Moment(required=True)


class ChecklistRow(Schema):
    """One checklist in the list."""

    id = fields.String(required=True)
    title = fields.Nested(Texts, required=True)
    latest = fields.Integer(required=True)
    versions = fields.List(fields.Nested(VersionShape), required=True)


class ChecklistPage(Schema):
    """All checklists."""

    items = fields.List(fields.Nested(ChecklistRow), required=True)
    next = fields.String(required=True, allow_none=True)


class ProfileRow(Schema):
    """One profile in the list."""

    id = fields.String(required=True)
    ref = fields.String(required=True)
    title = fields.Nested(Texts, required=True)
    basis = fields.Nested(Texts, required=True)
    valid_from = fields.String(required=True)
    published_at = Moment(required=True)
    items = fields.Dict(keys=fields.String(), required=True)
    evidence = fields.Dict(keys=fields.String(), required=True)


class ProfilePage(Schema):
    """All profiles."""

    items = fields.List(fields.Nested(ProfileRow), required=True)
    next = fields.String(required=True, allow_none=True)


class ProfileQuery(Schema):
    """With which thresholds a version is wanted."""

    profile = fields.String(load_default=None, validate=validate.Length(max=80))


class SetItemShape(Schema):
    """What a profile makes of an item."""

    asked_of = fields.List(fields.String(), required=True)
    critical = fields.Boolean(required=True)
    recommendation = fields.Boolean(required=True)
    settings = fields.Dict(keys=fields.String(), required=True)


class ThresholdsShape(Schema):
    """A profile: since when it holds, and the items that it changes, each by its id."""

    ref = fields.String(required=True)
    valid_from = fields.String(required=True)
    title = fields.Nested(Texts, required=True)
    basis = fields.Nested(Texts, required=True)
    items = fields.Dict(keys=fields.String(), values=fields.Nested(SetItemShape), required=True)


class FormatShape(Schema):
    """A format of a point: the profile that holds today, and those that will."""

    id = fields.String(required=True)
    in_force = fields.Nested(ThresholdsShape, required=True, allow_none=True)
    coming = fields.List(fields.Nested(ThresholdsShape), required=True)


class RequirementsShape(Schema):
    """The newest checklist without a profile, and what each format makes of it on this day."""

    id = fields.String(required=True)
    version = fields.Integer(required=True)
    published_at = Moment(required=True)
    title = fields.Nested(Texts, required=True)
    day = fields.String(required=True)
    sections = fields.List(fields.Nested(SectionShape), required=True)
    formats = fields.List(fields.Nested(FormatShape), required=True)
