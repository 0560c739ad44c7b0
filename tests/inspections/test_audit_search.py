"""Administrators find in the audit what they look for: by act, person, thing and time, page by page."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from app import audit
from app.db import transaction
from checklists.operations import publish_library
from inspections.upkeep import audit as rules
from tests.inspections.phone import PROFILE
from tests.support import people

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def search(chief, **query):
    answer = chief.post('/api/v1/audit/searches', json=query)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def seqs(chief, **query):
    """Every page of it, one after the other."""
    found = search(chief, **query)
    numbers = [each['seq'] for each in found['items']]
    while found['next']:
        found = search(chief, **query, cursor=found['next'])
        numbers += [each['seq'] for each in found['items']]
    return numbers


def acts(chief, **query):
    return [each['act'] for each in search(chief, **query)['items']]


@pytest.fixture
def many(service, accounts, sign_in):
    """120 entries, a minute apart, of three people; every other pair has one moment."""
    chief = sign_in('administrator')
    who = [accounts[role].id for role in ('administrator', 'reviewer', 'inspector')]
    with service.app_context():
        for n in range(120):
            with transaction():
                name = ('session.open', 'export.copies', 'session.close', 'decision.accept')[n % 4]
                audit.record(who[n % 3], name, f'subject-{n % 10}', {'n': n}, AT + timedelta(minutes=n // 2))
    return chief


def test_pages_are_whole_newest_first_and_nothing_stands_twice(many):
    numbers = seqs(many, until='2026-11-21T00:00:00Z')
    assert len(numbers) == len(set(numbers)) == 120
    assert numbers == sorted(numbers, reverse=True)


def test_filters_and_their_pages_agree_with_what_was_written(many, accounts):
    everything = list(_all(many, until='2026-11-21T00:00:00Z'))
    reviewer = accounts['reviewer']
    for query, fits in [
        ({'act': 'session'}, lambda each: each['act'].startswith('session.')),
        ({'act': 'session.close'}, lambda each: each['act'] == 'session.close'),
        ({'who': reviewer.id}, lambda each: each['who']['id'] == str(reviewer.id)),
        (
            {'who': reviewer.id, 'act': 'session'},
            lambda each: each['who']['id'] == str(reviewer.id) and each['act'].startswith('session.'),
        ),
        ({'about': 'subject-3'}, lambda each: each['about']['id'] == 'subject-3'),
        (
            {'about': 'subject-3', 'act': 'decision', 'who': reviewer.id},
            lambda each: (
                (each['about']['id'], each['act'], each['who']['id'])
                == ('subject-3', 'decision.accept', str(reviewer.id))
            ),
        ),
        ({'since': '2026-11-20T09:10:00Z'}, lambda each: each['at'] >= '2026-11-20T09:10'),
        (
            {'act': 'export', 'since': '2026-11-20T09:10:00Z', 'until': '2026-11-20T09:40:00Z'},
            lambda each: each['act'] == 'export.copies' and '2026-11-20T09:10' <= each['at'] < '2026-11-20T09:40',
        ),
    ]:
        expected = [each['seq'] for each in everything if fits(each)]
        assert seqs(many, **{'until': '2026-11-21T00:00:00Z', **query}) == expected, query
        assert expected, query


def _all(chief, **query):
    found = search(chief, **query)
    yield from found['items']
    while found['next']:
        found = search(chief, **query, cursor=found['next'])
        yield from found['items']


def test_an_application_is_found_by_its_number_with_its_inspections(service, sign_in, accounts):
    chief = sign_in('administrator')
    with service.app_context(), transaction():
        publish_library(AT)
    new = {'applicant_id': str(accounts['applicant'].id), 'address': 'Москва, «Ёлочная», 5', 'latitude': 55.75}
    made = [
        chief.post('/api/v1/applications', json={**new, 'longitude': 37.6, 'profile': PROFILE}).get_json()
        for _ in range(2)
    ]
    number = made[0]['number']
    found = search(chief, about=f'№ {number}')['items']
    assert [each['act'] for each in found] == ['inspection.assign', 'application.create']
    assert {each['about']['name'] for each in found} == {str(number)}
    assert {each['about']['application_id'] for each in found} == {made[0]['id']}
    assert found == search(chief, about=made[0]['id'])['items'] == search(chief, about=str(number))['items']
    assert found[0]['names'] == {str(accounts['applicant'].id): people.NAMES['applicant']}
    assert found[0]['who']['name'] == people.NAMES['administrator']
    assert acts(chief, about='999999') == []


def test_a_person_is_found_as_who_did_it_and_to_whom_it_was_done(service, sign_in, accounts):
    chief = sign_in('administrator')
    reviewer = accounts['reviewer']
    path = f'/api/v1/accounts/{reviewer.id}'
    assert chief.patch(path, json={'locale': 'en'}, headers={'If-Match': '"1"'}).status_code == 200
    sign_in('reviewer')
    for words in (reviewer.email, str(reviewer.id), reviewer.name, 'рита', 'КИМ'):
        assert acts(chief, about=words) == ['session.open', 'account.change'], words
    assert acts(chief, about='рита', act='account') == ['account.change']
    assert acts(chief, about='рита', who=chief.account.id) == ['account.change']
    assert acts(chief, about='%') == acts(chief, about='nobody@demo.test') == []


def test_an_entry_shows_the_hash_before_it(many):
    page = search(many, until='2026-11-21T00:00:00Z')['items']
    for later, earlier in itertools.pairwise(page):
        assert later['before'] == earlier['hash']
    first = search(many, until='2026-11-20T09:00:30Z')['items'][-1]
    assert (first['seq'], first['before'] is None) == (2, False)


def test_odd_questions_are_refused_in_words(many):
    for query in ({'cursor': 'x'}, {'cursor': '2026-11-20~y'}, {'act': 'no such act'}, {'who': 'me'}, {'since': '?'}):
        answer = many.post('/api/v1/audit/searches', json=query)
        assert (answer.status_code, answer.get_json()['code']) == (422, 'invalid-request'), query


def test_the_number_of_ways_stays_small(service):
    with service.app_context():
        for name in ('a', 'ab'):
            for n in range(9):
                people.add_account(service, 'inspector', f'{name}{n}@demo.test', 'Однофамилец')
        ways = rules._ways(rules.Wanted(act='inspection', about='Однофамилец'))
    assert len(ways) <= 1 + rules.PEOPLE * (1 + 4)
