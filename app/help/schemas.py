"""Help on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.applications.schemas import STAGES, Person
from app.rest import Moment, Schema, Texts, Words

LONGEST = 4000
KINDS = ['question', 'answer', 'closing']


class AboutApplication(Schema):
    """Which application a thread belongs to."""

    id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    address = fields.String(required=True)
    stage = fields.String(required=True, validate=validate.OneOf(STAGES))
    applicant = fields.Nested(Person, required=True)


class MessageShape(Schema):
    """A message. `closing`: what waited needs no answer."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    stage = fields.String(required=True, validate=validate.OneOf(STAGES))
    by = fields.Nested(Person, required=True)
    at = Moment(required=True)
    text = fields.String(
        required=True,
        allow_none=True,
        metadata={'description': 'None in a closing, and where it cannot be read: erased with the key of its person.'},
    )
    published = fields.UUID(
        required=True, allow_none=True, metadata={'description': 'For the network: the published answer made of it.'}
    )


class ThreadShape(Schema):
    """The talk about an application. `usual_s`: how long an answer takes, of the last `usual_of` answers; with 0 of
    them it is the network's term. It waits for an answer since `waits_since`, promised until `promised_at`."""

    application = fields.Nested(AboutApplication, required=True)
    messages = fields.List(fields.Nested(MessageShape), required=True)
    earlier = fields.Boolean(required=True, metadata={'description': 'There are messages before the first of these.'})
    waits_since = Moment(required=True, allow_none=True)
    promised_at = Moment(required=True, allow_none=True)
    usual_s = fields.Integer(required=True)
    usual_of = fields.Integer(required=True)
    term_days = fields.Integer(required=True)
    version = fields.Integer(required=True)


class ThreadQuery(Schema):
    """Which part of a thread: the newest messages, or those before one."""

    before = fields.UUID(load_default=None)


class NewMessage(Schema):
    """What is said; the id comes from its author, so that sending it twice is the same as once."""

    id = fields.UUID(required=True)
    text = Words(required=True, validate=validate.Length(max=LONGEST))


class NewClosing(Schema):
    """That what waits needs no answer."""

    id = fields.UUID(required=True)


class ThreadRow(Schema):
    """A thread in the list, with its last words."""

    application = fields.Nested(AboutApplication, required=True)
    waits_since = Moment(required=True, allow_none=True)
    promised_at = Moment(required=True, allow_none=True)
    last_at = Moment(required=True)
    last = fields.String(required=True, allow_none=True)
    messages = fields.Integer(required=True)


class ThreadCounts(Schema):
    """How many wait for an answer, and how many of them for too long."""

    waiting = fields.Integer(required=True)
    overdue = fields.Integer(required=True)


class ThreadPage(Schema):
    """One page of threads."""

    items = fields.List(fields.Nested(ThreadRow), required=True)
    next = fields.String(required=True, allow_none=True)
    counts = fields.Nested(ThreadCounts, required=True)


class ThreadsQuery(Schema):
    """Which threads: those that wait for an answer, or the answered ones; of applications in a stage."""

    waits = fields.Boolean(load_default=True)
    stage = fields.String(load_default=None, validate=validate.OneOf(STAGES))
    cursor = Words(load_default=None)


class AnswerShape(Schema):
    """A published question and its answer."""

    id = fields.UUID(required=True, attribute='entry_id')
    version = fields.Integer(required=True)
    question = fields.Nested(Texts, required=True)
    answer = fields.Nested(Texts, required=True)
    shown = fields.Boolean(required=True)
    at = Moment(required=True, attribute='created_at')


class FoundAnswers(Schema):
    """Published answers, the best first."""

    items = fields.List(fields.Nested(AnswerShape), required=True)


class AnswerPage(Schema):
    """One page of all published answers."""

    items = fields.List(fields.Nested(AnswerShape), required=True)
    next = fields.UUID(required=True, allow_none=True)


class AnswersQuery(Schema):
    """Where a page of answers begins."""

    cursor = fields.UUID(load_default=None)


class Asked(Schema):
    """By which words published answers are looked for; empty for the newest."""

    words = Words(required=True, validate=validate.Length(max=500))


class BothTexts(Schema):
    """A text in each language."""

    ru = Words(required=True, validate=validate.Length(max=LONGEST))
    en = Words(required=True, validate=validate.Length(max=LONGEST))


class AnswerText(Schema):
    """A version of a published answer. `message_id`: the message that it is made of, for a new one."""

    question = fields.Nested(BothTexts, required=True)
    answer = fields.Nested(BothTexts, required=True)
    shown = fields.Boolean(load_default=True)
    message_id = fields.UUID(load_default=None, allow_none=True)
