"""The queue over HTTP on both databases: whose, every filter, words, pages while rows change, saved views."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app import clock
from app.applications import operations as applications
from app.applications.models import Application, Stage
from app.db import db, transaction
from inspections import touched
from inspections.demo.people import Place
from inspections.desk import listing, terms
from tests.inspections.field_work import AT, PLACE, Field
from tests.support import people
from tests.support.people import Person

SignIn = Callable[[str], Person]
FOUND = {'CLI-01': 23.4, 'STO-06': 2, 'SIG-02': 180, 'STO-05': 'no'}


def ask(person: Person, **wanted: Any) -> dict[str, Any]:
    answer = person.get('/api/v1/queue', query_string=wanted)
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.get_json()
    return said


def search(person: Person, words: str, **wanted: Any) -> list[int]:
    answer = person.post('/api/v1/queue/searches', json={'search': words, **wanted})
    assert answer.status_code == 200, answer.text
    return numbers(answer.get_json())


def numbers(said: dict[str, Any]) -> list[int]:
    return [each['number'] for each in said['items']]


def at(address: str) -> Place:
    return replace(PLACE, address=address)


@pytest.fixture
def many(service: Flask, field_work: Field) -> Callable[[int], list[uuid.UUID]]:
    """Makes applications that wait for a decision, the first one promised first; their inspections are left out."""

    def make(count: int) -> list[uuid.UUID]:
        made = [field_work.apply(at(f'Тверь, ул. Лесная, {number}')) for number in range(1, count + 1)]
        with service.app_context(), transaction():
            for day, application_id in enumerate(made):
                application = applications.find(application_id, lock=True)
                application.stage = Stage.REVIEWING
                application.promised_at = application.turn_at = AT + timedelta(days=day)
        return made

    return make


def test_each_tab_has_what_is_theirs(many, service: Flask, sign_in: SignIn) -> None:
    clock.set_source(lambda: AT + timedelta(days=1, hours=1))
    first, second, third, fourth = many(4)
    people.add_account(service, 'reviewer', 'other@demo.test', 'Нина Крылова')
    rita, nina = sign_in('reviewer'), people.speak_as(service, 'other@demo.test')
    assert rita.put(f'/api/v1/applications/{first}/reviewer', json={}).status_code == 204
    assert nina.put(f'/api/v1/applications/{second}/reviewer', json={}).status_code == 204
    with service.app_context(), transaction():
        applications.find(fourth, lock=True).stage = Stage.FIXING
    said = ask(rita)
    assert {whose: count['n'] for whose, count in said['counts'].items()} == {
        'all': 4, 'waiting': 3, 'mine': 1, 'free': 1, 'overdue': 2, 'others': 1,
    }  # fmt: skip
    assert not any(count['more'] for count in said['counts'].values())
    assert [each['id'] for each in said['items']] == [str(each) for each in (first, second, third, fourth)]
    assert [each['reviewer'] and each['reviewer']['name'] for each in said['items'][:3]] == [
        'Рита Ким', 'Нина Крылова', None,
    ]  # fmt: skip
    tabs = {'mine': [first], 'free': [third], 'overdue': [first, second], 'others': [fourth]}
    for whose, expected in tabs.items():
        assert [each['id'] for each in ask(rita, whose=whose)['items']] == [str(each) for each in expected], whose


def test_a_taken_application_is_refused_to_another_unless_they_take_it_over(
    many, service: Flask, sign_in: SignIn
) -> None:
    (one,) = many(1)
    people.add_account(service, 'reviewer', 'other@demo.test', 'Нина Крылова')
    rita, nina, chief = sign_in('reviewer'), people.speak_as(service, 'other@demo.test'), sign_in('administrator')
    path = f'/api/v1/applications/{one}/reviewer'
    for _ in range(2):
        assert rita.put(path, json={}).status_code == 204
    refused = nina.put(path, json={})
    assert (refused.status_code, refused.get_json()['code']) == (409, 'application-taken')
    assert refused.get_json()['facts'] == {'who': 'Рита Ким'}
    assert nina.delete(path).status_code == 204
    assert ask(rita, whose='mine')['counts']['mine']['n'] == 1  # what is another's stays theirs
    assert nina.put(path, json={'take_over': True}).status_code == 204
    assert [ask(each, whose='mine')['counts']['mine']['n'] for each in (rita, nina)] == [0, 1]
    assert chief.delete(path).status_code == 204
    assert ask(rita, whose='free')['counts']['free']['n'] == 1


def test_who_may_no_longer_decide_has_nothing_in_hand(many, service: Flask, sign_in: SignIn) -> None:
    (one,) = many(1)
    rita, chief = sign_in('reviewer'), sign_in('administrator')
    people.add_account(service, 'reviewer', 'other@demo.test', 'Нина Крылова')
    nina = people.speak_as(service, 'other@demo.test')
    assert rita.put(f'/api/v1/applications/{one}/reviewer', json={}).status_code == 204
    assert ask(nina)['counts']['free']['n'] == 0
    path = f'/api/v1/accounts/{rita.account.id}'
    assert chief.patch(path, json={'blocked': True}, headers={'If-Match': '"1"'}).status_code == 200
    assert ask(nina)['counts']['free']['n'] == 1
    assert nina.put(f'/api/v1/applications/{one}/reviewer', json={}).status_code == 204


def test_every_filter_finds_what_it_names(field_work: Field, service: Flask, sign_in: SignIn) -> None:
    good, bad, empty = field_work.pair(), field_work.pair(None, FOUND), field_work.apply()
    rita = sign_in('reviewer')
    with service.app_context(), transaction():
        application = applications.find(good, lock=True)
        application.region, application.address = 'Самара', 'Самара, ул. Ёлочная, 5'
    first, second, draft = (field_work.application(each).number for each in (good, bad, empty))
    inspector = field_work.accounts['inspector'].id
    for wanted, expected in (
        ({'region': 'самара'}, [first]),
        ({'region': 'Тверь'}, [second]),
        ({'region': 'Тве'}, []),
        ({'verdict': 'not-ready'}, [second]),
        ({'verdict': 'ready'}, [first]),
        ({'inspector_id': str(inspector)}, [first, second]),
        ({'inspector_id': str(uuid.uuid4())}, []),
        ({'stage': 'reviewing'}, [first, second]),
        ({'stage': ['accepted', 'fixing']}, []),
        ({'stage': 'inspecting'}, [draft]),
        ({'signals': 'true', 'stage': ['inspecting', 'reviewing']}, [first, second]),  # no photo was taken
        ({'answer': 'STO-05:no'}, [second]),
        ({'answer': 'STO-05:yes'}, [first]),
        ({'answer': 'CLI-01:bad'}, [second]),
        ({'answer': ['CLI-01:bad', 'STO-05:yes']}, []),
        ({'answer': 'CLI-01:bad', 'region': 'Тверь', 'verdict': 'not-ready'}, [second]),
    ):
        said = ask(rita, **wanted)
        assert numbers(said) == expected, wanted
        assert said['counts']['all']['n'] == len(expected), wanted
    row = ask(rita, verdict='not-ready')['items'][0]
    assert (row['verdict'], row['inspector']['id']) == ('not-ready', str(inspector))
    assert (row['summary']['critical_bad'], row['region']) == (2, 'Тверь')


def test_a_word_is_found_by_its_beginning_with_e_for_yo_and_a_number_as_a_whole(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    for address in ('Тверь, ул. Ёлочная, 12', 'Самара, пр. Победы, 112, вход «со двора»', 'Псков, ЕЛОВАЯ аллея, 1'):
        field_work.apply(at(address))
    a, b, c = range(1001, 1004)
    rita, everywhere = sign_in('reviewer'), {'stage': ['inspecting']}
    for words, expected in (
        ('елочн', [a]),
        ('ЁЛОЧНАЯ', [a]),
        ('ел', [a, c]),
        ('12', [a]),
        ('112', [b]),
        ('1002', [b]),
        ('победы со двора', [b]),
        ('победы тверь', []),
        ('петрова', [a, b, c]),  # the applicant
        ('анна псков', [c]),
        ('ооо', []),
        ('', [a, b, c]),
        ('«— »', []),
        ("'; drop table", []),
        ('100%_', []),
    ):
        assert search(rita, words, **everywhere) == expected, words
    with service.app_context(), transaction():
        account = db.session.merge(field_work.accounts['applicant'])
        account.name = 'ООО «Ромашка»'
    assert search(rita, 'ромашка', **everywhere) == [a, b, c]
    assert search(rita, 'петрова', **everywhere) == []


def test_a_stage_that_no_tab_holds_lists_nothing(many, sign_in: SignIn) -> None:
    many(1)
    said = ask(sign_in('reviewer'), whose='others', stage='reviewing')
    assert (numbers(said), said['next'], said['counts']['others']) == ([], None, {'n': 0, 'more': False})


@pytest.mark.parametrize('few', [0, listing.FEW])
def test_both_ways_of_finding_find_the_same(
    many, field_work: Field, service: Flask, sign_in: SignIn, monkeypatch, few: int
) -> None:
    many(7)
    monkeypatch.setattr(listing, 'FEW', few)
    monkeypatch.setattr('inspections.api.queue.PAGE', 3)
    rita = sign_in('reviewer')
    body: dict[str, Any] = {'search': 'лес анна', 'region': 'Тверь'}
    seen: list[int] = []
    while True:
        said = rita.post('/api/v1/queue/searches', json=body).get_json()
        seen += numbers(said)
        if said['next'] is None:
            break
        body['cursor'] = said['next']
    assert seen == list(range(1001, 1008))
    assert search(rita, 'лесная 6') == [1006]
    with service.app_context():
        wanted = listing.Filter(search='лес', region='Тверь')
        assert listing.numbers(wanted, by=rita.account.id, at=clock.now()) == seen


def test_pages_neither_repeat_nor_miss_what_stood_still_while_others_moved(
    many, service: Flask, sign_in: SignIn, monkeypatch
) -> None:
    made = many(9)
    monkeypatch.setattr('inspections.api.queue.PAGE', 3)
    rita = sign_in('reviewer')
    first = ask(rita)
    assert (numbers(first), first['counts']['all']['n']) == ([1001, 1002, 1003], 9)
    with service.app_context(), transaction():
        applications.find(made[0], lock=True).stage = Stage.ACCEPTED  # seen, and gone
        late = applications.find(made[8], lock=True)
        late.promised_at = late.turn_at = AT - timedelta(days=1)  # was to come, and is before us now
    second = ask(rita, cursor=first['next'])
    third = ask(rita, cursor=second['next'])
    assert (numbers(second), second['counts']) == ([1004, 1005, 1006], None)
    assert (numbers(third), third['next']) == ([1007, 1008], None)
    assert numbers(ask(rita))[0] == 1009


@pytest.mark.parametrize('cursor', ['~', 'MTIz', '%00', 'a' * 300, 'AAAA~~', '2026'])
def test_a_cursor_that_was_not_made_here_is_refused(sign_in: SignIn, cursor: str) -> None:
    answer = sign_in('reviewer').get('/api/v1/queue', query_string={'cursor': cursor})
    assert (answer.status_code, answer.get_json()['code']) == (422, 'invalid-request')


@pytest.mark.parametrize(
    'wanted', [{'whose': 'yours'}, {'answer': 'no colon'}, {'answer': 'A:'}, {'inspector_id': '7'}]
)
def test_a_filter_that_is_none_is_refused(sign_in: SignIn, wanted: dict[str, Any]) -> None:
    assert sign_in('reviewer').get('/api/v1/queue', query_string=wanted).status_code == 422


def test_many_are_counted_up_to_a_bound(many, sign_in: SignIn, monkeypatch) -> None:
    clock.set_source(lambda: AT + timedelta(days=2, hours=1))
    made = many(8)
    rita = sign_in('reviewer')
    for one in made[4:]:
        rita.put(f'/api/v1/applications/{one}/reviewer', json={})
    monkeypatch.setattr(listing, 'EXAMINED', 5)
    counts = ask(rita)['counts']
    assert counts['all'] == counts['waiting'] == {'n': 5, 'more': True}
    assert counts['free'] == {'n': 4, 'more': True}
    assert counts['mine'] == {'n': 4, 'more': False}  # one's own are always counted to the end
    assert counts['overdue'] == {'n': 3, 'more': False}


def test_saved_views_are_a_persons_own(sign_in: SignIn, service: Flask) -> None:
    people.add_account(service, 'reviewer', 'other@demo.test', 'Нина Крылова')
    rita, nina = sign_in('reviewer'), people.speak_as(service, 'other@demo.test')
    path = f'/api/v1/queue/views/{uuid.uuid4()}'
    view = {'name': ' Тверь, «не готово» ', 'filter': {'region': 'Тверь', 'verdict': 'not-ready', 'search': 'ёлка'}}
    for _ in range(2):
        assert rita.put(path, json=view).status_code == 200
    (kept,) = rita.get('/api/v1/queue/views').get_json()['items']
    assert (kept['name'], kept['filter']['region'], kept['filter']['search']) == (view['name'].strip(), 'Тверь', 'ёлка')
    assert kept['filter']['whose'] == 'all'
    assert nina.get('/api/v1/queue/views').get_json()['items'] == []
    assert nina.put(path, json=view).status_code == 404
    assert nina.delete(path).status_code == 204
    assert rita.put(path, json={**view, 'name': 'Иначе'}).get_json()['name'] == 'Иначе'
    assert rita.put(path, json={**view, 'name': '  '}).status_code == 422
    for _ in range(2):
        assert rita.delete(path).status_code == 204
    assert rita.get('/api/v1/queue/views').get_json()['items'] == []


def test_what_may_be_chosen_is_what_there_is(many, sign_in: SignIn) -> None:
    many(2)
    said = sign_in('reviewer').get('/api/v1/queue/choices').get_json()
    assert (said['regions'], [each['name'] for each in said['inspectors']]) == (['Тверь'], ['Иван Осипов'])


def test_an_administrator_names_the_region_when_the_address_does_not(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    new = {
        'applicant_id': str(field_work.accounts['applicant'].id), 'address': 'дер. Ёлкино, 1', 'latitude': 56.8,
        'longitude': 35.9, 'profile': PLACE.profile, 'region': 'Тверская область',
    }  # fmt: skip
    answer = sign_in('administrator').post('/api/v1/applications', json=new)
    assert (answer.status_code, answer.get_json()['region']) == (201, 'Тверская область')
    said = ask(sign_in('reviewer'), region='тверская область', stage='inspecting')
    assert numbers(said) == [answer.get_json()['number']]


def test_words_are_folded() -> None:
    assert terms.folded('Тверь, пр-т Ёлок, 7А «ОАО»') == ['тверь', 'пр', 'т', 'елок', '7а', 'оао']
    assert [each.prefix for each in terms.asked('ёл 12 7а ёл')] == [True, False, True]


def test_what_was_touched_in_a_savepoint_that_fell_is_written_by_the_rest(
    field_work: Field, service: Flask, sign_in: SignIn
) -> None:
    one = field_work.apply()
    with service.app_context(), transaction():
        application = applications.find(one, lock=True)
        application.region = 'Псков'
        savepoint = db.session.begin_nested()
        touched.settle()
        savepoint.rollback()
    assert numbers(ask(sign_in('reviewer'), region='Псков', stage='inspecting')) == [1001]
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Application)) == 1
