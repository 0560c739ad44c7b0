"""Training on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.applications.schemas import ApplicationShape
from app.rest import Moment, Schema, Texts, Words

ROLES = ['owner', 'manager', 'operator']


class CourseProgress(Schema):
    """How far somebody is in a course: the pages read, the best try, and whether one was enough."""

    pages = fields.List(fields.String(), required=True)
    right = fields.Integer(required=True, allow_none=True)
    total = fields.Integer(required=True, allow_none=True)
    passed = fields.Boolean(required=True)
    tries = fields.Integer(required=True)


class LearnLink(Schema):
    """The link of an invitation that is still good."""

    token = fields.String(required=True)
    expires_at = Moment(required=True)


class CertificateOf(Schema):
    """That somebody has passed every course."""

    code = fields.String(required=True)
    at = Moment(required=True)


class MemberShape(Schema):
    """Somebody of the staff. `came_at`: when they first opened their link."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    came_at = Moment(required=True, allow_none=True)
    removed_at = Moment(required=True, allow_none=True)
    progress = fields.Dict(keys=fields.String(), values=fields.Nested(CourseProgress), required=True)
    certificate = fields.Nested(CertificateOf, required=True, allow_none=True)
    link = fields.Nested(LearnLink, required=True, allow_none=True)


class CourseName(Schema):
    """A course in a list."""

    id = fields.String(required=True)
    title = fields.Nested(Texts, required=True)
    pages = fields.Integer(required=True)


class TrainingShape(Schema):
    """The training of a point. `share`: percent of the staff that has passed all; `open`: it may be changed."""

    application = fields.Nested(ApplicationShape, required=True)
    courses = fields.List(fields.Nested(CourseName), required=True)
    members = fields.List(fields.Nested(MemberShape), required=True)
    share = fields.Integer(required=True)
    open = fields.Boolean(required=True)


class NewMember(Schema):
    """Somebody to learn; the id comes from the applicant."""

    id = fields.UUID(required=True)
    name = Words(required=True, validate=validate.Length(min=2, max=120))
    role = fields.String(required=True, validate=validate.OneOf(ROLES))


class NewInvitation(Schema):
    """A link; the id comes from the applicant."""

    id = fields.UUID(required=True)


class NewEnd(Schema):
    """That all have learnt."""

    id = fields.UUID(required=True)


class CoursePage(Schema):
    """A page to read, with its drawing (`/courses/<drawing>.svg`)."""

    id = fields.String(required=True)
    drawing = fields.String(required=True)
    title = fields.Nested(Texts, required=True)
    text = fields.List(fields.Nested(Texts), required=True)


class QuizOption(Schema):
    """An answer that may be given."""

    id = fields.String(required=True)
    text = fields.Nested(Texts, required=True)


class QuizQuestion(Schema):
    """A question. `right`: its answer, `why`: the explanation."""

    id = fields.String(required=True)
    text = fields.Nested(Texts, required=True)
    options = fields.List(fields.Nested(QuizOption), required=True)
    right = fields.String(required=True)
    why = fields.Nested(Texts, required=True)


class Video(Schema):
    """A film and its captions (WebVTT)."""

    address = fields.String(required=True)
    captions = fields.String(required=True)


class Webinar(Schema):
    """A lesson at a time, where it takes place, and how long it lasts."""

    at = Moment(required=True)
    minutes = fields.Integer(required=True)
    address = fields.String(required=True)


class CourseShape(Schema):
    """A course, whole."""

    id = fields.String(required=True)
    version = fields.String(required=True)
    title = fields.Nested(Texts, required=True)
    minutes = fields.Integer(required=True)
    pages = fields.List(fields.Nested(CoursePage), required=True)
    quiz = fields.List(fields.Nested(QuizQuestion), required=True)
    video = fields.Nested(Video, required=True, allow_none=True)
    webinar = fields.Nested(Webinar, required=True, allow_none=True)


class CourseLibrary(Schema):
    """Every course, in the order in which they are learnt."""

    items = fields.List(fields.Nested(CourseShape), required=True)


class LearnSecret(Schema):
    """The secret of an invitation."""

    token = Words(required=True, validate=validate.Length(max=100))


class LearnerShape(Schema):
    """Who learns on this phone, and how far they are. `certificate`: its code."""

    name = fields.String(required=True)
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    progress = fields.Dict(keys=fields.String(), values=fields.Nested(CourseProgress), required=True)
    certificate = fields.String(required=True, allow_none=True)


class CameShape(LearnerShape):
    """The same, with the key that the phone keeps: told this once."""

    key = fields.String(required=True)


class NewAttempt(Schema):
    """A try at the questions of a course in the version that was read; its id comes from the phone."""

    id = fields.UUID(required=True)
    course = fields.String(required=True)
    version = fields.String(required=True)
    answers = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class Learnt(Schema):
    """What was read and tried on a phone since it last spoke."""

    pages = fields.Dict(keys=fields.String(), values=fields.List(fields.String()), load_default=dict)
    attempts = fields.List(fields.Nested(NewAttempt), load_default=list, validate=validate.Length(max=100))


class CheckedCertificate(Schema):
    """What the code of a certificate tells. `valid`: they belong to the point still."""

    code = fields.String(required=True)
    initials = fields.String(required=True)
    at = Moment(required=True)
    courses = fields.List(fields.Nested(Texts), required=True)
    valid = fields.Boolean(required=True)
    left_at = Moment(required=True, allow_none=True)


class CertificateQuery(Schema):
    """In which language a certificate is wanted."""

    locale = fields.String(load_default='ru', validate=validate.OneOf(['ru', 'en']))
