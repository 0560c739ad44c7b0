"""A test period over HTTP and with phones: lists, gaps, problems, the end, the decision, and what must not happen."""

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock
from app.applications.models import Event
from app.applications.states import FOLLOWS
from app.db import db, transaction
from checklists import operations as checklists
from inspections.models import Inspection
from inspections.review import reports
from inspections.trial import erasing
from inspections.trial.models import TrialDay, TrialDecision, Trouble
from tests.inspections.phone import Phone
from tests.inspections.trial.period import FIRST
from tests.support.people import add_account, speak_as


def code(answer):
    return answer.status_code, (answer.get_json() or {}).get('code')


def daily_rows(period):
    with period.service.app_context():
        return db.session.scalars(
            sa.select(Inspection).where(Inspection.kind == 'daily').order_by(Inspection.due_at)
        ).all()


def test_it_begins_today_with_lists_for_today_and_tomorrow(period):
    report = period.report()
    assert (report['began_on'], report['ends_on'], len(report['days'])) == ('2026-11-02', '2026-11-15', 14)
    assert [each.due_at.date() for each in daily_rows(period)] == [FIRST, FIRST + timedelta(days=1)]
    assert period.states() == ['open'] + ['ahead'] * 13
    assert period.day(0)['inspection_id'] and period.day(1)['inspection_id'] and not period.day(2)['inspection_id']


def test_the_list_is_on_the_phone_and_asks_what_the_day_asks(period):
    phone = Phone(period.anna).enrol()
    listed = [each for each in phone.pull()['inspections'] if each['kind'] == 'daily']
    assert {each['checklist']['id'] for each in listed} == {'pvz-daily'}


def test_rounds_open_one_list_a_day_however_often_they_come(period):
    for hour in (0, 1, 12, 12, 23):
        period.move_to(1, hour)
    assert len(daily_rows(period)) == 3
    with period.service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(TrialDay)) == 3
    assert len(period.waiting_rounds()) == 1


def test_a_filled_list_counts_and_moves_nothing(period):
    before = period.shown()
    period.fill(**{'ORD-01': 7.5, 'SRV-01': 'no'})
    day = period.day(0)
    assert day['state'] == 'filled'
    assert day['values']['ORD-01'] == {'value': 7.5, 'outcome': 'bad', 'norm': 5}
    assert day['values']['SRV-01']['outcome'] == 'bad' and day['values']['SRV-03']['outcome'] is None
    assert 'TRB-03' not in day['values'], 'words are read in the list alone'
    after = period.shown()
    assert (after['stage'], after['whose_move'], after['promised_at']) == ('trying', 'applicant', before['promised_at'])
    [row] = [each for each in daily_rows(period) if str(each.id) == day['inspection_id']]
    assert row.state == 'sealed' and row.receipt
    with period.service.app_context():
        assert not db.session.scalars(sa.select(Event).where(Event.kind.in_(['finished', 'sealed']))).all()


def test_daily_lists_are_no_inspections_of_the_room(period):
    period.fill()
    with period.service.app_context():
        found = reports.of_applications([period.id], clock.now())[period.id]
        assert {each.inspection.kind for each in found} == {'self_assessment'}
    detail = period.rita.get(f'/api/v1/applications/{period.id}').get_json()
    assert {each['kind'] for each in detail['inspections']} == {'self_assessment'}


def test_a_list_filled_in_while_the_room_is_inspected_does_not_end_the_inspection(period):
    inspection = period.day(0)['inspection_id']
    period.enter('inspecting')
    for item in ('ORD-01', 'ORD-02'):
        period.phone.answer(inspection, item, 3)
    period.phone.write(inspection, 'inspection.finish', None, {'photos': []})
    period.phone.push()
    assert period.stage() == 'inspecting'


def test_a_day_filled_in_from_two_phones_is_one_day_with_one_value(period):
    other = Phone(period.anna, clock_ms=period.phone.clock_ms + 50_000).enrol()
    first = period.fill(finish=False, **{'ORD-01': 3})
    assert period.fill(phone=other, **{'ORD-01': 9}) == first
    period.phone.write(first, 'inspection.finish', None, {'photos': []})
    period.phone.push(period.phone.ops[-1:])
    assert period.day(0)['values']['ORD-01']['value'] == 9
    assert (period.measure('filled')['part'], period.measure('filled')['whole']) == (1, 1)
    [row] = [each for each in daily_rows(period) if str(each.id) == first]
    assert row.state == 'sealed'


def test_a_day_without_a_list_waits_two_days_and_is_a_gap_then(period):
    period.move_to(2)
    assert period.states()[:4] == ['open', 'open', 'open', 'ahead']
    period.move_to(3)
    assert period.states()[:4] == ['missed', 'open', 'open', 'open']
    assert period.day(0)['inspection_id'] is None
    assert daily_rows(period)[0].state == 'cancelled'
    assert period.stage() == 'trying'


def test_a_list_that_was_filled_in_without_a_network_counts_for_its_day(period):
    period.move_to(2)
    period.fill(day=0)
    assert period.states()[:3] == ['filled', 'open', 'open']


def test_the_service_that_was_down_for_days_leaves_gaps_and_no_lists_for_them(period):
    period.move_to(5)
    assert period.states()[:6] == ['missed', 'missed', 'missed', 'missed', 'missed', 'open']


def test_a_reminder_comes_in_the_evening_once_and_only_for_a_list_that_is_missing(period):
    period.move_to(0, 18)
    assert period.told('trial.reminder') == []
    for hour in (19, 20):
        period.move_to(0, hour)
    assert period.told('trial.reminder') == [period.anna.account.id]
    period.move_to(1, 12)
    period.fill()
    period.move_to(1, 20)
    assert len(period.told('trial.reminder')) == 1


def test_it_ends_after_its_last_day_and_the_reviewers_hear_of_it(period):
    period.move_to(13, 23)
    assert period.stage() == 'trying'
    period.move_to(14, 0)
    period.move_to(14, 1)
    shown = period.shown()
    assert (shown['stage'], shown['whose_move']) == ('concluding', 'reviewer')
    assert sorted(period.told('trial.ended')) == sorted([period.anna.account.id, period.rita.account.id])


def test_a_list_that_arrives_while_it_is_concluded_still_counts(period):
    period.move_to(13)
    period.move_to(14, 1)
    seen = period.trial(period.rita)['sha256']
    period.fill(day=13)
    assert period.day(13)['state'] == 'filled'
    assert code(period.decide('pass', sha256=seen)) == (409, 'trial-report-changed')


def test_a_good_period_is_passed_with_the_report_that_was_seen(period):
    period.fill_all(14)
    period.move_to(14, 1)
    trial = period.trial(period.rita)
    assert (trial['report']['advice'], period.measure('filled')['part']) == ('pass', 14)
    decision = uuid.uuid4()
    for _ in range(2):  # sent twice
        answer = period.decide('pass', reason='', decision_id=decision, sha256=trial['sha256'])
        assert answer.status_code == 201, answer.text
    assert period.stage() == 'opened'
    assert period.told('trial.decided') == [period.anna.account.id]
    seen = period.anna.get(f'{period.path}/decisions/{decision}/report').get_json()
    assert (seen['sha256'], seen['holds'], seen['report']) == (trial['sha256'], True, trial['report'])
    assert [each['verdict'] for each in period.trial()['decisions']] == ['pass']


def test_a_point_opens_only_when_everybody_on_its_roster_is_trained(period):
    period.fill_all(14)
    period.move_to(14, 1)
    member = {'id': str(uuid.uuid4()), 'name': 'Новый оператор', 'role': 'operator'}
    roster = period.path.replace('/trial', '/training/members')
    assert period.anna.post(roster, json=member).status_code == 201
    seen = period.trial(period.rita)['sha256']
    assert code(period.decide('pass', sha256=seen)) == (409, 'training-open')
    assert period.stage() == 'concluding'
    assert period.anna.delete(f'{roster}/{member["id"]}').status_code == 200
    assert period.decide('pass', sha256=seen).status_code == 201


def test_a_report_that_was_changed_in_the_database_is_found_out(period):
    period.move_to(14, 1)
    decision = uuid.uuid4()
    assert period.decide('stop', decision_id=decision).status_code == 201
    with period.service.app_context(), transaction():
        db.session.get_one(TrialDecision, decision).packed = b'other'
    seen = period.rita.get(f'{period.path}/decisions/{decision}/report').get_json()
    assert (seen['holds'], seen['report']) == (False, None)


def test_it_is_extended_from_the_day_of_the_decision_and_the_days_between_are_no_gaps(period):
    period.fill_all(14)
    period.move_to(16)
    assert period.decide('extend', ends_on='2026-11-22').status_code == 201
    shown = period.shown()
    assert (shown['stage'], shown['promised_at']) == ('trying', '2026-11-22T21:00:00.000Z')
    days = [each['day'] for each in shown['trial']['report']['days']]
    assert days[13:15] == ['2026-11-15', '2026-11-18'] and days[-1] == '2026-11-22'
    assert period.day(16)['inspection_id'], 'the list of today is there at once'
    period.move_to(21)
    assert period.stage() == 'concluding'
    assert period.decide('extend', ends_on='2026-11-30').status_code == 201, 'and once more'


@pytest.mark.parametrize(
    ('said', 'refusal'),
    [
        ({'verdict': 'extend', 'ends_on': '2026-11-30', 'reason': ' '}, (422, 'reason-missing')),
        ({'verdict': 'extend', 'ends_on': None}, (422, 'due-too-early')),
        ({'verdict': 'extend', 'ends_on': '2026-11-16'}, (422, 'due-too-early')),
        ({'verdict': 'extend', 'ends_on': '2027-11-16'}, (422, 'invalid-request')),
        ({'verdict': 'stop', 'reason': ''}, (422, 'reason-missing')),
        ({'verdict': 'pass', 'reason': ''}, (422, 'reason-missing')),  # against the advice
        ({'verdict': 'pass', 'sha256': 'a' * 64}, (409, 'trial-report-changed')),
        ({'verdict': 'maybe'}, (422, 'invalid-request')),
    ],
)
def test_a_decision_without_what_it_needs_is_refused(period, said, refusal):
    period.move_to(14, 1)
    assert code(period.decide(**said)) == refusal
    assert period.stage() == 'concluding'


def test_it_may_be_stopped_before_its_end_but_not_passed(period):
    assert code(period.decide('pass'))[0] == 409
    assert code(period.decide('extend', ends_on='2026-11-30'))[0] == 409
    assert period.decide('stop').status_code == 201
    assert period.stage() == 'stopped'
    assert {each.state for each in daily_rows(period)} == {'cancelled'}


@pytest.mark.parametrize('verdict', ['pass', 'extend', 'stop'])
@pytest.mark.parametrize(
    'stage', ['accepted', 'contracting', 'training', 'opened', 'supervising', 'suspended', 'withdrawn']
)
def test_nothing_is_decided_in_another_stage(period, stage, verdict):
    period.enter(stage)
    assert code(period.decide(verdict, ends_on='2026-11-30'))[0] == 409
    assert period.stage() == stage
    assert (stage, verdict) not in FOLLOWS or verdict == 'stop', 'an open point is stopped elsewhere'


def test_only_a_reviewer_decides(period):
    period.move_to(14, 1)
    for person in (period.anna, period.chief):
        assert period.decide('pass', by=person).status_code == 403


def test_nobody_else_sees_it(period):
    add_account(period.service, 'applicant', 'boris@demo.test', 'Борис')
    boris = speak_as(period.service, 'boris@demo.test')
    assert boris.get(period.path).status_code == 404
    assert period.trouble(by=boris).status_code == 404


def test_before_it_has_begun_there_is_none(period, service, accounts):
    with service.app_context(), transaction():
        from app.applications import operations as applications

        made = applications.create(
            applicant=accounts['applicant'], address='Тверь', latitude=56.8, longitude=35.9, radius_m=100,
            profile='brand-max@2026-01-01', by=None, at=clock.now(),
        )  # fmt: skip
    path = f'/api/v1/applications/{made.id}/trial'
    assert period.anna.get(path).get_json()['trial'] is None
    said = {'id': str(uuid.uuid4()), 'what': 'x', 'owner': 'y', 'due_on': '2026-12-01'}
    assert period.anna.post(f'{path}/troubles', json=said).status_code == 404


def test_a_problem_is_closed_by_a_photo_that_came_after_it_and_by_nothing_else(period):
    before = period.shoot(seed=1)
    written = period.trouble(before=before)
    assert written.status_code == 201, written.text
    [trouble] = written.get_json()['trial']['troubles']
    assert (trouble['what'], trouble['owner'], trouble['overdue']) == ('Не закрывается дверь', 'Пётр, мастер', False)
    assert trouble['before']['op'] == before
    assert code(period.mend(trouble['id'], before)) == (422, 'proof-too-early')
    assert code(period.mend(trouble['id'], f'{period.phone.device}:999')) == (422, 'proof-missing')
    assert period.mend(trouble['id'], before, by=period.rita).status_code == 403
    period.move_to(1)
    after = period.shoot('TRB-02', seed=2)
    for _ in range(2):
        assert period.mend(trouble['id'], after).status_code == 200
    [closed] = period.trial(period.rita)['troubles']
    assert closed['after']['op'] == after and closed['closed_at']
    assert period.measure('troubles') == {'measure': 'troubles', 'part': 0, 'whole': 1, 'advice': 'pass'}


def test_the_same_picture_does_not_prove_that_something_changed(period):
    [trouble] = period.trouble(before=period.shoot(seed=1)).get_json()['trial']['troubles']
    period.move_to(1)
    again = period.shoot('TRB-02', seed=1)
    assert code(period.mend(trouble['id'], again)) == (422, 'proof-too-early')


def test_an_overdue_problem_is_said_to_be_and_speaks_against_passing(period):
    trouble_id = uuid.uuid4()
    for _ in range(2):
        assert period.trouble(by=period.rita, trouble_id=trouble_id, due_on='2026-11-03').status_code == 201
    told = [each for each in period.anna.get('/api/v1/notices').get_json()['items'] if each['kind'] == 'trial.trouble']
    assert [each['facts']['due_at'][:10] for each in told] == ['2026-11-03']
    period.move_to(2)
    [trouble] = period.trial()['troubles']
    assert trouble['overdue'] is True
    assert period.measure('troubles')['advice'] == 'extend'


def test_a_problem_of_another_is_as_if_there_were_none(period):
    trouble_id = uuid.uuid4()
    period.trouble(by=period.rita, trouble_id=trouble_id)
    assert period.trouble(trouble_id=trouble_id).status_code == 404
    assert period.mend(uuid.uuid4(), 'x:1').status_code == 404


def test_nothing_is_written_down_once_it_has_been_decided_on(period):
    period.decide('stop')
    assert period.trouble().status_code == 409


def test_what_is_said_of_a_problem_does_not_stand_in_the_database(period):
    period.trouble(what='КАНАРЕЙКА-ПРОБЛЕМА')
    with period.service.app_context():
        [row] = db.session.scalars(sa.select(Trouble)).all()
        assert 'КАНАРЕЙКА'.encode() not in row.sealed


def test_each_day_is_judged_by_the_standards_of_its_day(period):
    period.fill(**{'ORD-01': 7})
    period.move_to(1)
    text = (checklists.LIBRARY / 'pvz-daily.yaml').read_text('utf-8')
    with period.service.app_context(), transaction():
        checklists.publish_checklist(
            text.replace(
                'max: 5, low: 0, high: 20},\n         text: {ru: "Время',
                'max: 8, low: 0, high: 20},\n         text: {ru: "Время',
            ),
            'x.yaml',
            clock.now(),
        )
    period.move_to(2)
    period.move_to(3)
    period.fill(**{'ORD-01': 7})
    assert [period.day(each)['values']['ORD-01'] for each in (0, 3)] == [
        {'value': 7, 'outcome': 'bad', 'norm': 5},
        {'value': 7, 'outcome': 'ok', 'norm': 8},
    ]
    assert [each['version'] for each in period.report()['standards']] == [1, 2]
    assert (period.measure('time')['part'], period.measure('time')['norms']) == (1, [5, 8])


def test_a_withdrawn_application_ends_it_and_another_one_begins_when_it_is_taken_up_again(period):
    period.fill()
    period.act('withdraw')
    assert {each.state for each in daily_rows(period)} == {'sealed', 'cancelled'}
    period.move_to(3)
    assert len(daily_rows(period)) == 2
    period.act('come-back')
    assert period.shown()['trial'] is None
    period.enter('training')
    period.act('trained')
    report = period.report()
    assert (report['began_on'], period.measure('filled')['part']) == ('2026-11-05', 0)


def test_entering_it_twice_begins_it_once(period):
    with period.service.app_context(), transaction():
        from app.applications import operations as applications
        from inspections.trial import rounds

        rounds.entered(applications.find(period.id, lock=True), None, clock.now())
    assert len(daily_rows(period)) == 2
    assert len(period.waiting_rounds()) == 1


def test_an_erasure_takes_the_words_and_leaves_the_figures(period):
    period.fill()
    period.trouble()
    period.decide('stop', reason='КАНАРЕЙКА-ПРИЧИНА')
    with period.service.app_context(), transaction():
        held = erasing.held(period.anna.account.id)
        assert held['trial_decisions'][0]['reason'] == 'КАНАРЕЙКА-ПРИЧИНА'
        assert held['trial_troubles'][0]['owner'] == 'Пётр, мастер'
        assert erasing.erase(period.anna.account.id, clock.now()).gone == {'trial_troubles': 1}
    [decision] = period.trial(period.rita)['decisions']
    assert decision['reason'] is None
    assert period.rita.get(f'{period.path}/decisions/{decision["id"]}/report').get_json()['holds'] is True
