"""An application's stages: what may follow what, and what is remembered of it."""

from datetime import timedelta

import pytest

from app import clock, problems
from app.accounts import operations as people
from app.accounts.models import Role
from app.applications import operations, states
from app.applications.models import Stage
from app.db import transaction, uuid7
from app.rest import moment
from app.rules.defaults import DAYS
from tests.support.people import add_account

FOLLOWS = {
    'draft': {'submit': 'checking', 'withdraw': 'withdrawn'},
    'checking': {
        'pass-check': 'surveying',
        'return-papers': 'amending',
        'refuse': 'refused',
        'withdraw': 'withdrawn',
    },
    'amending': {'submit': 'checking', 'refuse': 'refused', 'withdraw': 'withdrawn'},
    'surveying': {
        'all-inspected': 'repairing',
        'visit-planned': 'surveying',
        'refuse': 'refused',
        'withdraw': 'withdrawn',
    },
    'repairing': {
        'repaired': 'inspecting',
        'visit-planned': 'repairing',
        'refuse': 'refused',
        'withdraw': 'withdrawn',
    },
    'inspecting': {
        'all-inspected': 'reviewing',
        'visit-planned': 'inspecting',
        'refuse': 'refused',
        'withdraw': 'withdrawn',
    },
    'reviewing': {
        'visit-planned': 'inspecting',
        'accept': 'accepted',
        'return': 'fixing',
        'refuse': 'refused',
        'withdraw': 'withdrawn',
    },
    'fixing': {'all-inspected': 'reviewing', 'visit-planned': 'fixing', 'refuse': 'refused', 'withdraw': 'withdrawn'},
    'accepted': {'issue-contract': 'contracting', 'withdraw': 'withdrawn'},
    'contracting': {'recall-contract': 'accepted', 'sign-contract': 'connecting', 'withdraw': 'withdrawn'},
    'connecting': {'connected': 'training', 'withdraw': 'withdrawn'},
    'training': {'trained': 'trying', 'withdraw': 'withdrawn'},
    'trying': {'trial-ended': 'concluding', 'stop': 'stopped', 'withdraw': 'withdrawn'},
    'concluding': {'pass': 'opened', 'extend': 'trying', 'stop': 'stopped', 'withdraw': 'withdrawn'},
    'opened': {
        'visit-planned': 'opened',
        'all-inspected': 'supervising',
        'suspend': 'suspended',
        'stop': 'stopped',
        'close': 'stopped',
    },
    'supervising': {'accept': 'opened', 'return': 'correcting', 'refuse': 'suspended', 'close': 'stopped'},
    'correcting': {
        'visit-planned': 'correcting',
        'all-inspected': 'supervising',
        'suspend': 'suspended',
        'close': 'stopped',
    },
    'suspended': {
        'visit-planned': 'suspended',
        'all-inspected': 'supervising',
        'restore': 'opened',
        'stop': 'stopped',
        'close': 'stopped',
    },
    'stopped': {},
    'refused': {'appeal': 'appealed'},
    'appealed': {
        'accept': 'accepted',
        'return': 'fixing',
        'refuse': 'refused',
        'resume': 'inspecting',
        'recheck-papers': 'checking',
        'withdraw': 'withdrawn',
    },
    'withdrawn': {'come-back': 'draft'},
}
MAY = {
    'applicant': {'submit', 'withdraw', 'come-back', 'repaired', 'appeal', 'sign-contract', 'trained', 'close'},
    'inspector': set(),
    'reviewer': {
        *('pass-check', 'return-papers', 'accept', 'return', 'refuse', 'resume', 'recheck-papers'),
        *('issue-contract', 'recall-contract', 'pass', 'extend', 'stop', 'suspend', 'restore'),
    },
    'administrator': {'visit-planned'},
    'service': {'all-inspected', 'connected', 'trial-ended'},
}
ACTS = sorted(set().union(*MAY.values()))
ITEMS = [{'id': 'SIG-01', 'reason': 'Вывески нет', 'to': 'applicant'}]


def test_the_table_is_whole():
    assert set(FOLLOWS) == set(Stage) == set(states.STANDINGS)
    assert {act for _, act in states.FOLLOWS} == set(ACTS) == set(states.WHO)
    assert {each.term for each in states.STANDINGS.values() if each.term} <= set(DAYS)


@pytest.mark.parametrize('stage', FOLLOWS)
@pytest.mark.parametrize('act', ACTS)
def test_what_may_follow_what(stage, act):
    following = FOLLOWS[stage].get(act)
    if following:
        assert states.follow(stage, act) == following
    else:
        with pytest.raises(problems.ActNotPossible) as refused:
            states.follow(stage, act)
        assert refused.value.facts['possible'] == sorted(FOLLOWS[stage])


@pytest.mark.parametrize('stage', FOLLOWS)
@pytest.mark.parametrize('role', MAY)
def test_who_may_do_what(stage, role):
    assert {act for act in ACTS if states.may(stage, act, role)} == MAY[role] & set(FOLLOWS[stage])
    assert set(states.possible(stage, role)) == MAY[role] & set(FOLLOWS[stage])


@pytest.fixture
def second(service):
    """Another reviewer."""
    return add_account(service, 'reviewer', 'second@demo.test', 'Вторая')


@pytest.fixture
def case(service, accounts):
    """An application in the stage of reviewing, with the people around it."""
    with service.app_context(), transaction():
        at = clock.now()
        application = operations.create(
            applicant=accounts['applicant'],
            address='Казань, ул. «Ё» 🏬',
            latitude=55.8,
            longitude=49.1,
            radius_m=100,
            profile='generic@2026-01-01',
            by=accounts['administrator'].id,
            at=at,
        )
        operations.all_inspected(application, at)
        yield application


def test_a_decision_moves_the_application_and_is_kept_for_ever(case, accounts):
    at, reviewer = clock.now(), accounts['reviewer'].id
    seen = case.version
    operations.decide(case, 'return', ITEMS, '', reviewer, at)
    assert (case.stage, case.whose_move, case.promised_at) == ('fixing', 'applicant', at + timedelta(days=28))
    assert case.version == seen + 1
    operations.all_inspected(case, at)
    operations.decide(case, 'accept', [], 'Готово', reviewer, at)
    assert (case.stage, case.whose_move) == ('accepted', 'reviewer')
    assert case.promised_at == at + timedelta(days=3)
    events, decisions = operations.history(case.id)
    assert [each.kind for each in events] == ['created', 'reviewing', 'return', 'reviewing', 'accept']
    assert [(each.verdict, each.items) for each in decisions] == [('return', ITEMS), ('accept', [])]


@pytest.mark.parametrize(
    ('verdict', 'items', 'reason', 'refusal'),
    [
        ('refuse', [], '  ', problems.ReasonMissing),
        ('return', [], 'why', problems.NothingReturned),
        ('return', [{**ITEMS[0], 'reason': ' '}], '', problems.ReasonMissing),
    ],
)
def test_a_decision_without_its_reasons_is_refused(case, accounts, verdict, items, reason, refusal):
    with pytest.raises(refusal):
        operations.decide(case, verdict, items, reason, accounts['reviewer'].id, clock.now())
    assert case.stage == 'reviewing'


def file(case, accounts, at, *, appeal_id=None, reason='Вывеску уже заменили'):
    return operations.appeal(case, appeal_id=appeal_id or uuid7(), reason=reason, by=accounts['applicant'].id, at=at)


def test_a_refusal_may_be_appealed_against_once_and_within_its_days(case, accounts):
    at, reviewer = clock.now(), accounts['reviewer'].id
    operations.decide(case, 'refuse', [], 'Дом под снос', reviewer, at)
    with pytest.raises(problems.AppealTooLate) as late:
        file(case, accounts, at + timedelta(days=14, seconds=1))
    assert late.value.facts == {'until': moment(at + timedelta(days=14))}
    with pytest.raises(problems.ReasonMissing):
        file(case, accounts, at, reason='  ')
    first, news = file(case, accounts, at + timedelta(days=14))
    assert (case.stage, case.whose_move) == ('appealed', 'reviewer')
    assert case.promised_at == at + timedelta(days=14 + 5)
    seen = case.version
    assert news
    assert file(case, accounts, at + timedelta(days=40), appeal_id=first.id) == (first, False)
    assert case.version == seen
    with pytest.raises(problems.ActNotPossible):
        file(case, accounts, at)


def test_an_appeal_is_decided_by_somebody_else_and_then_finally(second, case, accounts):
    at, first = clock.now(), accounts['reviewer'].id
    operations.decide(case, 'refuse', [], 'Дом под снос', first, at)
    file(case, accounts, at)
    for verdict in ('accept', 'refuse'):
        with pytest.raises(problems.OwnRefusal):
            operations.decide(case, verdict, [], 'Всё равно', first, at)
    final = operations.decide(case, 'refuse', [], 'Дом под снос', second.id, at)
    assert (final.stage, operations.appeal_until(final)) == ('appealed', None)
    with pytest.raises(problems.RefusalFinal):
        file(case, accounts, at)


def test_a_refusal_after_a_round_of_fixing_may_be_appealed_against_anew(second, case, accounts):
    at, first = clock.now(), accounts['reviewer'].id
    operations.decide(case, 'refuse', [], 'Дом под снос', first, at)
    file(case, accounts, at)
    operations.decide(case, 'return', ITEMS, '', second.id, at + timedelta(minutes=1))
    operations.all_inspected(case, at + timedelta(minutes=2))
    operations.decide(case, 'refuse', [], 'Не исправлено', second.id, at + timedelta(minutes=3))
    assert file(case, accounts, at + timedelta(days=1))[1]


def test_what_is_returned_is_due_when_the_reviewer_says(case, accounts):
    at, reviewer = clock.now(), accounts['reviewer'].id
    with pytest.raises(problems.DueTooEarly):
        operations.decide(case, 'return', ITEMS, '', reviewer, at, due_at=at)
    due = at + timedelta(days=7)
    decision = operations.decide(case, 'return', ITEMS, '', reviewer, at, due_at=due)
    assert (decision.due_at, case.promised_at, case.turn_at) == (due, due, due)


def test_a_visit_takes_a_case_back_to_inspecting(case):
    operations.visit_planned(case, {}, None, clock.now())
    assert case.stage == 'inspecting'


def test_being_inspected_twice_is_the_same_as_once(case):
    seen = case.version
    operations.all_inspected(case, clock.now())
    assert (case.stage, case.version) == ('reviewing', seen)


def test_numbers_follow_each_other(service, sign_in, case, accounts):
    second = operations.create(
        applicant=accounts['applicant'],
        address='Пермь',
        latitude=58,
        longitude=56,
        radius_m=100,
        profile='generic@2026-01-01',
        by=None,
        at=clock.now(),
    )
    assert (case.number, second.number) == (1001, 1002)


@pytest.mark.parametrize('role', [Role.INSPECTOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_only_applicants_have_applications(service, accounts, role):
    with service.app_context(), pytest.raises(problems.NotAnApplicant):
        operations.create(
            applicant=people.find(accounts[role].id),
            address='Пермь',
            latitude=58,
            longitude=56,
            radius_m=100,
            profile='generic@2026-01-01',
            by=None,
            at=clock.now(),
        )


def test_the_list_goes_by_promise_page_by_page(service, accounts, sign_in, monkeypatch):
    monkeypatch.setattr('app.applications.api.PAGE', 2)
    at = clock.now()
    with service.app_context(), transaction():
        for n in range(5):
            application = operations.create(
                applicant=accounts['applicant'],
                address=f'Дом {n}',
                latitude=58,
                longitude=56,
                radius_m=100,
                profile='generic@2026-01-01',
                by=None,
                at=at - timedelta(days=n),
            )
            if n == 4:
                operations.all_inspected(application, at)
                operations.decide(application, 'refuse', [], 'Нет', accounts['reviewer'].id, at)
    reviewer, seen, cursor = sign_in('reviewer'), [], None
    while not seen or cursor:
        page = reviewer.get('/api/v1/applications', query_string={'cursor': cursor} if cursor else {}).get_json()
        seen += [each['address'] for each in page['items']]
        cursor = page['next']
    assert seen == ['Дом 3', 'Дом 2', 'Дом 1', 'Дом 0', 'Дом 4']
    ended = reviewer.get('/api/v1/applications?stage=accepted&stage=refused').get_json()['items']
    assert [each['address'] for each in ended] == ['Дом 4']
    wrong = reviewer.get('/api/v1/applications?cursor=nonsense')
    assert (wrong.status_code, list(wrong.get_json()['facts']['fields'])) == (422, ['cursor'])
