"""Test periods on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.applications.schemas import STAGES, Person
from app.rest import Moment, Schema, Texts, Words

VERDICTS = ['pass', 'extend', 'stop']
MEASURES = ['filled', 'time', 'service', 'troubles']
DAY_STATES = ['filled', 'open', 'missed', 'ahead']


class TrialItem(Schema):
    """An item of the daily list whose trend is shown."""

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(['number', 'yes-no']))
    text = fields.Nested(Texts, required=True)
    unit = fields.Nested(Texts, required=True, allow_none=True)
    recommendation = fields.Boolean(required=True)


class TrialValue(Schema):
    """What was answered on a day, judged by the standards of that day."""

    value = fields.Raw(required=True)
    outcome = fields.String(required=True, allow_none=True, validate=validate.OneOf(['ok', 'bad']))
    norm = fields.Float(required=True, allow_none=True)


class TrialDayShape(Schema):
    """A day. `missed` is a gap for good, `open` can still be filled in. `standard`: which version it was judged by."""

    day = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(DAY_STATES))
    inspection_id = fields.String(required=True, allow_none=True)
    standard = fields.Integer(required=True, allow_none=True)
    profile = fields.String(required=True, allow_none=True)
    values = fields.Dict(keys=fields.String(), values=fields.Nested(TrialValue), required=True)


class TrialMeasure(Schema):
    """One measure with its arithmetic: `part` of `whole`; from the share `passes` it passes, below `stops` it speaks
    for stopping. `median` and `norms` are minutes."""

    measure = fields.String(required=True, validate=validate.OneOf(MEASURES))
    part = fields.Integer(required=True)
    whole = fields.Integer(required=True)
    advice = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    passes = fields.Float()
    stops = fields.Float()
    median = fields.Float(allow_none=True)
    norms = fields.List(fields.Float())


class TrialStandard(Schema):
    """Standards by which days were judged."""

    version = fields.Integer(required=True)
    profile = fields.String(required=True)


class TrialReport(Schema):
    """The report: it names nobody."""

    began_on = fields.String(required=True)
    ends_on = fields.String(required=True)
    items = fields.List(fields.Nested(TrialItem), required=True)
    days = fields.List(fields.Nested(TrialDayShape), required=True)
    standards = fields.List(fields.Nested(TrialStandard), required=True)
    measures = fields.List(fields.Nested(TrialMeasure), required=True)
    advice = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    by = fields.List(fields.String(validate=validate.OneOf(MEASURES)), required=True)


class TrialPhoto(Schema):
    """A photo of a daily list that shows a problem, or that it is over."""

    op = fields.String(required=True)
    sha256 = fields.String(required=True)
    item = fields.String(required=True)
    day = fields.Date(required=True)
    at = Moment(required=True)


class TroubleShape(Schema):
    """A problem. Its words are none where they cannot be read any more."""

    id = fields.UUID(required=True)
    what = fields.String(required=True, allow_none=True)
    owner = fields.String(required=True, allow_none=True)
    due_on = fields.Date(required=True)
    overdue = fields.Boolean(required=True)
    by = fields.Nested(Person, required=True)
    at = Moment(required=True)
    before = fields.Nested(TrialPhoto, required=True, allow_none=True)
    closed_at = Moment(required=True, allow_none=True)
    after = fields.Nested(TrialPhoto, required=True, allow_none=True)


class TrialDecisionShape(Schema):
    """A decision, and what was advised when it was made."""

    id = fields.UUID(required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    advice = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    reason = fields.String(required=True, allow_none=True)
    ends_on = fields.Date(required=True, allow_none=True)
    sha256 = fields.String(required=True)
    by = fields.Nested(Person, required=True)
    at = Moment(required=True)


class TrialWhole(Schema):
    """A test period. `sha256` names the report as it stands: a decision says which one was seen."""

    id = fields.UUID(required=True)
    today = fields.Date(required=True)
    report = fields.Nested(TrialReport, required=True)
    sha256 = fields.String(required=True)
    troubles = fields.List(fields.Nested(TroubleShape), required=True)
    photos = fields.List(fields.Nested(TrialPhoto), required=True)
    decisions = fields.List(fields.Nested(TrialDecisionShape), required=True)


class TrialShape(Schema):
    """The test period of an application; none before it has begun."""

    stage = fields.String(required=True, validate=validate.OneOf(STAGES))
    whose_move = fields.String(required=True)
    promised_at = Moment(required=True, allow_none=True)
    trial = fields.Nested(TrialWhole, required=True, allow_none=True)


class NewTrouble(Schema):
    """A problem to write down; the id comes from who writes."""

    id = fields.UUID(required=True)
    what = Words(required=True, validate=validate.Length(min=1, max=1000))
    owner = Words(required=True, validate=validate.Length(min=1, max=200))
    due_on = fields.Date(required=True)
    before = Words(load_default=None, allow_none=True, validate=validate.Length(max=50))


class NewMending(Schema):
    """The photo that shows that a problem is over."""

    after = Words(required=True, validate=validate.Length(min=1, max=50))


class NewTrialDecision(Schema):
    """A decision; the id comes from the desk. `sha256`: the report that was seen."""

    id = fields.UUID(required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    reason = Words(load_default='', validate=validate.Length(max=2000))
    ends_on = fields.Date(load_default=None, allow_none=True)
    sha256 = Words(required=True, validate=validate.Length(equal=64))


class SeenTrialReport(Schema):
    """The report that a decision was made on; `holds` is false when it is not that any more."""

    sha256 = fields.String(required=True)
    holds = fields.Boolean(required=True)
    report = fields.Nested(TrialReport, required=True, allow_none=True)
