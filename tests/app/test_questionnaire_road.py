"""The road of an application through HTTP: handed in, withdrawn, taken up again, repaired; who may, and who hears."""

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock
from app.applications import operations as applications
from app.applications import reminders, road, states
from app.applications.models import Event, Stage
from app.db import db, transaction
from app.notifications.models import Letter, Notice
from app.questionnaire.models import Answer, Submission
from app.rest import moment
from app.rules import operations as rules
from checklists.models import ProfileVersion
from inspections.models import Inspection
from inspections.states import State
from tests.app.questionnaires import SOLE_TRADER, applicant, later
from wsgi import STAGE_ENTERED

WHAT = {'submissions': 'submit', 'withdrawals': 'withdraw', 'comebacks': 'come-back', 'repairs': 'repaired'}


@pytest.fixture(autouse=True)
def _without_papers(service):
    """What else must be handed in is not the questionnaire's to say."""
    service.extensions['osmotr_submission_needs'] = []


@pytest.fixture
def anna(service, sign_in):
    whole = applicant(service, sign_in('applicant')).begin()
    whole.type(SOLE_TRADER)
    return whole


@pytest.fixture
def act(service, accounts):
    """What a reviewer, or the service, does with an application."""

    def do(application_id, name):
        with service.app_context(), transaction():
            application = applications.find(application_id, lock=True)
            by, at = accounts['reviewer'].id, clock.now()
            road.act(application, name, {}, by, at)
            if reaction := STAGE_ENTERED.get(application.stage):
                reaction(application, by, at)

    return do


def stand(service, application_id, stage):
    with service.app_context(), transaction():
        applications.enter(applications.find(application_id, lock=True), Stage(stage), clock.now())


def told(service, account):
    with service.app_context():
        query = sa.select(Notice).where(Notice.recipient_id == account.id).order_by(Notice.created_at, Notice.id)
        return [each.kind for each in db.session.scalars(query)]


def kept(service, application_id):
    with service.app_context():
        return applications.find(application_id)


def test_it_is_handed_in_once_with_what_was_agreed_to(service, accounts, anna):
    submission = uuid.uuid4()
    first = anna.submit(submission=submission)
    assert first.status_code == 201, first.json
    again = anna.submit(submission=submission)
    assert (again.status_code, again.json) == (201, first.json)
    application = kept(service, anna.id)
    assert (application.stage, application.whose_move) == ('checking', 'reviewer')
    assert (application.address, application.region, application.radius_m) == (SOLE_TRADER['address'], 'Тверь', 100)
    assert (application.latitude, application.longitude) == (56.86, 35.9)
    with service.app_context():
        (row,) = db.session.scalars(sa.select(Submission))
        newest = db.session.scalar(sa.select(sa.func.max(ProfileVersion.valid_from)).filter_by(profile_id='generic'))
        assert (row.id, row.by_id, row.consent_version) == (submission, accounts['applicant'].id, 0)
        assert (row.profile, row.checklist_id) == (f'generic@{newest.isoformat()}', 'pvz-default')
        assert application.profile == row.profile and row.checklist_version >= 1
    assert told(service, accounts['reviewer']) == ['application.submitted']
    assert anna.submit().json['code'] == 'act-not-possible'
    assert anna.read()['open'] is False
    closed = anna.type({'staff': 9})
    assert (closed.status_code, closed.json['code'], closed.json['facts']) == (
        409, 'questionnaire-closed', {'stage': 'checking'},
    )  # fmt: skip


def test_it_is_refused_with_everything_that_is_missing(service, anna):
    service.extensions['osmotr_submission_needs'] = [
        lambda application, answers: [{'kind': 'paper', 'id': answers['legal_form'], 'why': 'missing'}]
    ]
    anna.type({'staff': None, 'ogrnip': None})
    refused = anna.submit()
    assert (refused.status_code, refused.json['code']) == (409, 'submission-incomplete')
    assert refused.json['facts']['missing'] == [
        {'kind': 'field', 'id': 'ogrnip'},
        {'kind': 'field', 'id': 'staff'},
        {'kind': 'paper', 'id': 'sole-trader', 'why': 'missing'},
    ]
    assert anna.read()['missing'] == refused.json['facts']['missing']
    assert kept(service, anna.id).stage == 'draft'


def test_another_text_of_the_consent_is_read_first(service, accounts, anna):
    with service.app_context(), transaction():
        rules.publish('consent', {'ru': 'Новый', 'en': 'New'}, seen=0, by=accounts['administrator'].id, at=clock.now())
    refused = anna.submit(consent=0)
    assert (refused.status_code, refused.json['code'], refused.json['facts']) == (
        409,
        'consent-changed',
        {'version': 1},
    )
    assert anna.submit(consent=1).status_code == 201


def test_a_format_that_the_network_gave_up_is_asked_again(anna):
    anna.type({'profile': 'castle'})
    assert anna.submit().json['facts']['missing'] == [{'kind': 'field', 'id': 'profile'}]


def test_the_id_of_another_one_is_nothing_here(service, anna, sign_in):
    submission, event = uuid.uuid4(), uuid.uuid4()
    assert anna.submit(submission=submission).status_code == 201
    assert anna.act('withdrawals', event).status_code == 201
    other = applicant(service, anna.person).begin()
    other.type(SOLE_TRADER)
    assert other.submit(submission=submission).status_code == 404
    assert other.act('withdrawals', event).status_code == 404
    assert anna.act('comebacks', event).status_code == 404


@pytest.mark.parametrize('stage', list(Stage))
def test_every_stage_lets_its_applicant_do_what_the_table_says(service, anna, stage):
    anna.submit()
    for what, name in WHAT.items():
        stand(service, anna.id, stage)
        answer = anna.submit() if what == 'submissions' else anna.act(what)
        if (stage, name) in states.FOLLOWS:
            assert answer.status_code == 201, (what, answer.json)
            assert kept(service, anna.id).stage == states.FOLLOWS[stage, name]
        else:
            assert (answer.status_code, answer.json['code']) == (409, 'act-not-possible'), what
            assert kept(service, anna.id).stage == stage
    stand(service, anna.id, stage)
    open_now = stage in states.OPEN_QUESTIONNAIRE
    assert anna.type({'staff': 7}).status_code == (200 if open_now else 409)
    assert anna.read()['open'] is open_now


@pytest.mark.parametrize('role', ['inspector', 'reviewer', 'administrator'])
def test_no_other_role_does_any_of_it(anna, sign_in, role):
    anna.person, owner = sign_in(role), anna.person
    for answer in (
        anna.ask('PUT', 'draft'),
        anna.ask('GET', 'questionnaire'),
        anna.type({'staff': 1}),
        anna.submit(),
        *(anna.act(each) for each in ('withdrawals', 'comebacks', 'repairs')),
    ):
        assert (answer.status_code, answer.json['code']) == (403, 'not-allowed')
    anna.person = owner
    assert anna.values() == SOLE_TRADER


def test_withdrawn_and_taken_up_again_it_begins_where_it_was(service, accounts, anna, act):
    anna.submit()
    act(anna.id, 'pass-check')
    (first,) = inspections(service, anna.id)
    with service.app_context(), transaction():
        db.session.get(Inspection, first).state = State.SEALED
    event = uuid.uuid4()
    assert anna.act('withdrawals', event).json['stage'] == 'withdrawn'
    assert anna.act('withdrawals', event).json['stage'] == 'withdrawn'
    assert anna.act('comebacks').json['stage'] == 'draft'
    assert anna.act('withdrawals', event).json['stage'] == 'draft', 'a late resend of before withdraws nothing'
    assert anna.values() == SOLE_TRADER
    assert anna.submit().status_code == 201
    act(anna.id, 'pass-check')
    assert len(inspections(service, anna.id)) == 2, 'what was looked at before does not count any more'
    assert told(service, accounts['reviewer']) == [
        'application.submitted', 'application.withdrawn', 'application.resumed', 'application.submitted',
    ]  # fmt: skip
    assert told(service, accounts['applicant']) == ['application.checked', 'application.checked']
    with service.app_context():
        unread = sa.select(Notice.kind).where(Notice.read_at.is_(None), Notice.recipient_id == accounts['reviewer'].id)
        assert list(db.session.scalars(unread)) == []
        events = sa.select(Event.kind).where(Event.application_id == anna.id).order_by(Event.created_at, Event.id)
        kinds = list(db.session.scalars(events))
    assert [each for each in kinds if each in ('begun', 'submitted', 'withdraw', 'come-back')] == [
        'begun', 'submitted', 'withdraw', 'come-back', 'submitted',
    ]  # fmt: skip


def inspections(service, application_id):
    with service.app_context():
        query = sa.select(Inspection.id).where(Inspection.application_id == application_id)
        return list(db.session.scalars(query.where(Inspection.state != State.CANCELLED)))


def test_after_a_year_what_is_not_kept_any_more_is_asked_again(service, anna, sign_in):
    anna.submit()
    anna.act('withdrawals')
    with service.app_context(), transaction():
        db.session.execute(sa.delete(Answer).where(Answer.field.in_(['person_inn', 'ogrnip'])))
    year_later = clock.now() + timedelta(days=366)
    clock.set_source(lambda: year_later)
    anna.person = sign_in('applicant')
    assert anna.act('comebacks').json['stage'] == 'draft'
    asked = [{'kind': 'field', 'id': 'person_inn'}, {'kind': 'field', 'id': 'ogrnip'}]
    assert anna.submit().json['facts']['missing'] == asked
    anna.type({name: SOLE_TRADER[name] for name in ('person_inn', 'ogrnip')})
    assert anna.submit().status_code == 201


def test_a_draft_is_withdrawn_and_nobody_hears_of_what_they_never_saw(service, accounts, anna):
    assert anna.act('withdrawals').json['stage'] == 'withdrawn'
    assert anna.act('comebacks').json['stage'] == 'draft'
    assert told(service, accounts['reviewer']) == []


def test_the_applicant_hears_of_the_check(service, accounts, anna, act):
    anna.submit()
    act(anna.id, 'return-papers')
    anna.type({'staff': 12}, later(1))
    assert anna.submit().status_code == 201
    act(anna.id, 'pass-check')
    assert told(service, accounts['applicant']) == ['papers.returned', 'application.checked']
    with service.app_context():
        written = sa.select(Notice.kind).join(Letter, Letter.notice_id == Notice.id).order_by(Letter.id)
        assert db.session.scalars(written.where(Notice.recipient_id == anna.person.account.id)).all() == [
            'papers.returned',
            'application.checked',
        ]
    pages = [each['path'] for each in anna.person.get('/api/v1/notices').json['items']]
    assert pages == ['/', f'/applications/{anna.id}/papers']
    assert kept(service, anna.id).stage == 'surveying'


def test_the_repair_has_its_term_its_reminders_and_its_end(service, accounts, anna, act):
    anna.submit()
    act(anna.id, 'pass-check')
    with service.app_context(), transaction():
        at = clock.now()
        applications.all_inspected(applications.find(anna.id, lock=True), at)
    application = kept(service, anna.id)
    assert (application.stage, application.promised_at) == ('repairing', at + timedelta(days=28))
    for days in (10, 21, 22, 27, 28.5, 29):
        with service.app_context(), transaction():
            reminders.remind(at + timedelta(days=days))
    assert told(service, accounts['applicant'])[1:] == [
        'application.surveyed', 'repair.reminder', 'repair.reminder', 'repair.overdue',
    ]  # fmt: skip
    with service.app_context():
        surveyed = db.session.scalar(sa.select(Notice).where(Notice.kind == 'application.surveyed'))
        assert surveyed.facts['due_at'] == moment(application.promised_at)
    assert len(inspections(service, anna.id)) == 1
    event = uuid.uuid4()
    assert anna.act('repairs', event).json['stage'] == 'inspecting'
    assert anna.act('repairs', event).json['stage'] == 'inspecting'
    assert len(inspections(service, anna.id)) == 2
    with service.app_context():
        waits = sa.select(Notice.kind).where(Notice.read_at.is_(None), Notice.kind.like('repair.%'))
        assert list(db.session.scalars(waits)) == []


def test_the_terms_are_those_of_the_network(service, accounts, anna):
    with service.app_context(), transaction():
        days = {**rules.current('days').value, 'checking': 9}
        rules.publish('days', days, seen=0, by=accounts['administrator'].id, at=clock.now())
    anna.submit()
    application = kept(service, anna.id)
    assert application.promised_at - application.submitted_at == timedelta(days=9)


def test_nobody_has_drafts_without_end(service, sign_in, monkeypatch):
    monkeypatch.setattr(applications, 'MOST_DRAFTS', 2)
    person = sign_in('applicant')
    ids = [uuid.uuid4() for _ in range(3)]
    begun = [person.put(f'/api/v1/applications/{each}/draft') for each in ids]
    assert [each.status_code for each in begun] == [200, 200, 409]
    assert begun[2].get_json()['code'] == 'drafts-full'
    assert begun[2].get_json()['facts'] == {'most': 2}
    assert person.put(f'/api/v1/applications/{ids[1]}/draft').status_code == 200  # begun before, and sent again
    stand(service, ids[0], 'withdrawn')
    assert person.put(f'/api/v1/applications/{ids[2]}/draft').status_code == 200


def test_administrators_hear_when_a_visit_must_be_planned_until_it_is(service, accounts, anna, act):
    chief = accounts['administrator']
    anna.submit()
    assert told(service, chief) == []
    act(anna.id, 'pass-check')
    assert told(service, chief) == ['visit.wanted']
    with service.app_context(), transaction():
        assert open_notices(chief) == ['visit.wanted']
        applications.visit_planned(applications.find(anna.id, lock=True), {}, chief.id, clock.now())
        assert open_notices(chief) == []
    stand(service, anna.id, 'repairing')
    act(anna.id, 'repaired')
    assert told(service, chief) == ['visit.wanted', 'visit.wanted']
    with service.app_context():
        facts = db.session.scalars(sa.select(Notice.facts).where(Notice.recipient_id == chief.id)).all()
        assert [each['stage'] for each in facts] == ['empty', 'finished']
        written = sa.select(Notice.kind).join(Letter, Letter.notice_id == Notice.id)
        assert db.session.scalars(written.where(Notice.recipient_id == chief.id)).all() == 2 * ['visit.wanted']


def open_notices(account):
    unread = sa.select(Notice.kind).where(Notice.recipient_id == account.id, Notice.read_at.is_(None))
    return list(db.session.scalars(unread))
