"""Decisions with their letters, what was seen frozen beside them, appeals and rounds of fixing, on both databases."""

from __future__ import annotations

import gzip
import json
import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.accounts import operations as people
from app.applications.models import Decision, Letter
from app.audit import AuditEntry
from app.db import db, transaction
from app.rest import moment
from inspections.demo.work import Odd
from inspections.models import Inspection, Photo, Signal, Snapshot
from inspections.review import deciding
from tests.inspections.field_work import AT, NEAR, Field
from tests.inspections.phone import picture
from tests.inspections.test_questions import ask, reply
from tests.inspections.test_review import FOUND, TOLD, comparison, decide, items_of
from tests.support.people import Person, add_account

SignIn = Callable[[str], Person]
ITEMS = [{'id': 'CLI-01', 'reason': 'Площадь мала', 'wanted': 'План с размерами'}]


def detail(person: Person, application_id: uuid.UUID) -> dict[str, Any]:
    said: dict[str, Any] = person.get(f'/api/v1/applications/{application_id}').get_json()
    return said


def frozen(person: Person, application_id: uuid.UUID, decision_id: str) -> dict[str, Any]:
    answer = person.get(f'/api/v1/applications/{application_id}/decisions/{decision_id}/snapshot')
    assert answer.status_code == 200, answer.get_json()
    said: dict[str, Any] = answer.get_json()
    return said


def appeal(person: Person, application_id: uuid.UUID, reason: str = 'Не согласен', **more: Any) -> Any:
    body = {'id': str(uuid.uuid4()), 'reason': reason, **more}
    return person.post(f'/api/v1/applications/{application_id}/appeals', json=body)


def now(person: Person, application_id: uuid.UUID) -> int:
    return int(detail(person, application_id)['version'])


@pytest.fixture
def second(service: Flask, sign_in: SignIn) -> Person:
    add_account(service, 'reviewer', 'second@demo.test', 'Вторая <b>Проверяющая</b>')
    return sign_in('second@demo.test')


# The letter


def test_a_letter_is_shown_first_and_kept_as_made_and_as_sent(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    application_id, reviewer = field_work.pair(TOLD, FOUND), sign_in('reviewer')
    version = now(reviewer, application_id)
    path = f'/api/v1/applications/{application_id}/letters'
    shown = reviewer.post(path, json={'verdict': 'return', 'items': ITEMS, 'due_at': '2099-03-09T23:59:00+10:00'})
    assert shown.status_code == 200, shown.get_json()
    letters = shown.get_json()
    assert (letters['locale'], letters['due_at']) == ('ru', '2099-03-09T13:59:00.000Z')
    assert '9\u00a0марта 2099\u00a0года' in letters['ru']['text']
    assert 'Что примем: План с размерами.' in letters['ru']['items'][0]['lines']
    assert letters['en']['subject'].endswith('1\u00a0item to fix')
    assert now(reviewer, application_id) == version
    sent = letters['ru']['text'] + '\n\nP. S. Звоните <b>мне</b>.'
    decided = decide(
        reviewer, application_id, version, verdict='return', items=ITEMS, due_at='2099-03-09T23:59:00+10:00',
        letter={'locale': 'ru', 'text': sent},
    )  # fmt: skip
    assert decided.status_code == 201, decided.get_json()
    assert decided.get_json()['application']['promised_at'] == '2099-03-09T13:59:00.000Z'
    recheck = decided.get_json()['rechecks'][0]
    assert recheck['due_at'] == '2099-03-09T13:59:00.000Z'
    assert recheck['items'] == [{'id': 'CLI-01', 'reason': 'Площадь мала', 'wanted': 'План с размерами'}]
    read = detail(sign_in('applicant'), application_id)['decisions'][0]
    assert read['letter'] == {'locale': 'ru', 'text': sent, 'edited': True}
    with service.app_context():
        kept = db.session.scalars(sa.select(Letter)).one()
        assert kept.generated == letters['ru']['text']


def test_without_a_letter_the_one_that_is_made_goes_out_in_the_applicants_language(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    application_id, reviewer = field_work.pair(TOLD, FOUND), sign_in('reviewer')
    with service.app_context(), transaction():
        people.find(field_work.accounts['applicant'].id).locale = 'en'
    decide(reviewer, application_id, now(reviewer, application_id), verdict='refuse', reason='Too small')
    letter = detail(sign_in('applicant'), application_id)['decisions'][0]['letter']
    assert (letter['locale'], letter['edited']) == ('en', False)
    assert 'The reason. Too small' in letter['text']
    assert 'CLI-01. Total area' in letter['text']


# What was seen


def test_what_was_seen_opens_unchanged_after_everything_has_changed(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    application_id = field_work.pair(TOLD, FOUND)
    reviewer = sign_in('reviewer')
    question = ask(reviewer, application_id, text='Где мерили?').get_json()
    reply(sign_in('applicant'), question, 'У стены')
    seen = comparison(reviewer, application_id)
    decided = decide(
        reviewer, application_id, seen['application']['version'], verdict='return', items=ITEMS, seen=seen['seen']
    ).get_json()
    name = decided['decision']['snapshot']
    assert name == seen['seen']
    with service.app_context(), transaction():
        entry = db.session.scalars(sa.select(AuditEntry).where(AuditEntry.act == 'decision.return')).one()
        assert entry.facts['snapshot'] == name
        for inspection in db.session.scalars(sa.select(Inspection)):
            inspection.fields = {}
            inspection.checklist_version = 1
            inspection.amendments = [{'op': 'x:1', 'kind': 'answer.set', 'field': 'CLI-01', 'value': 99}]
        db.session.execute(sa.update(Photo).values(state='lost'))
    reply(sign_in('applicant'), question, 'Теперь иначе')
    opened = frozen(reviewer, application_id, decided['decision']['id'])
    expected = {key: value for key, value in seen.items() if key not in ('tiles', 'locale', 'seen')}
    assert (opened['holds'], opened['sha256'], opened['at']) == (True, name, decided['decision']['at'])
    assert opened['report'] == expected
    assert [each['text'] for each in items_of(opened['report'])['CLI-01']['questions'][0]['answers']] == ['У стены']
    assert items_of(comparison(reviewer, application_id))['CLI-01'] != items_of(opened['report'])['CLI-01']


def test_a_report_that_changed_without_the_application_is_not_decided_on(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    """A check of a photo files its signal whenever it is ready; the version of the application knows nothing of it."""
    application_id = field_work.apply()
    odd = Odd(picture(7), NEAR, {})
    field_work.fill(application_id, 'applicant', TOLD, at=AT - timedelta(days=5), odd={'SIG-01': odd})
    field_work.visit(application_id)
    field_work.fill(application_id, 'inspector', FOUND)
    reviewer = sign_in('reviewer')
    seen = comparison(reviewer, application_id)
    with service.app_context(), transaction():
        photo = db.session.scalars(sa.select(Photo).limit(1)).one()
        db.session.add(
            Signal(photo_op=photo.op, inspection_id=photo.inspection_id, code='x', severity='attention', facts={})
        )
    version = seen['application']['version']
    late = decide(reviewer, application_id, version, verdict='refuse', reason='Нет', seen=seen['seen'])
    assert (late.status_code, late.get_json()['code']) == (412, 'version-stale')
    fresh = comparison(reviewer, application_id)
    assert fresh['application']['version'] == version
    done = decide(reviewer, application_id, version, verdict='refuse', reason='Нет', seen=fresh['seen'])
    assert done.status_code == 201


def test_a_report_that_was_tampered_with_does_not_hold(field_work: Field, sign_in: SignIn, service: Flask) -> None:
    application_id, reviewer = field_work.pair(TOLD, FOUND), sign_in('reviewer')
    said = decide(reviewer, application_id, now(reviewer, application_id), verdict='return', items=ITEMS).get_json()
    decision_id = said['decision']['id']
    assert service.test_cli_runner().invoke(args=['verify']).output.startswith('Everything agrees.\n')
    with service.app_context(), transaction():
        kept = db.session.scalars(sa.select(Snapshot)).one()
        report = json.loads(gzip.decompress(kept.packed))
        report['items'][0]['cells'][0]['value'] = 'yes?'
        kept.packed = gzip.compress(json.dumps(report).encode())
    opened = frozen(reviewer, application_id, decision_id)
    assert (opened['holds'], opened['report']['items'][0]['cells'][0]['value']) == (False, 'yes?')
    checked = service.test_cli_runner().invoke(args=['verify']).output
    assert f'decision {decision_id}: what the reviewer saw has changed' in checked
    with service.app_context(), transaction():
        db.session.execute(sa.update(Snapshot).values(packed=b'no gzip'))
    assert frozen(reviewer, application_id, decision_id)['report'] is None
    checked = service.test_cli_runner().invoke(args=['verify']).output
    assert f'decision {decision_id}: what the reviewer saw is not there' in checked
    with service.app_context(), transaction():
        db.session.execute(sa.update(Decision).values(snapshot='0' * 64))
    checked = service.test_cli_runner().invoke(args=['verify']).output
    assert f'decision {decision_id}: names another report than the audit' in checked
    elsewhere = reviewer.get(f'/api/v1/applications/{field_work.apply()}/decisions/{decision_id}/snapshot')
    assert elsewhere.status_code == 404


# Two at once, and whoever may no longer decide


def test_of_two_reviewers_at_once_one_decides_and_the_other_hears_of_it(
    field_work: Field, sign_in: SignIn, second: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have read the same version, and both transactions are open before either looks at it."""
    application_id = field_work.pair(TOLD, FOUND)
    first = sign_in('reviewer')
    seen = comparison(first, application_id)
    gate, locked = threading.Barrier(2), deciding.operations.locked
    answers: list[Any] = []

    def wait(name: uuid.UUID) -> Any:
        with suppress(threading.BrokenBarrierError):
            gate.wait(0.7)
        return locked(name)

    def act(person: Person, **said: Any) -> None:
        answers.append(decide(person, application_id, seen['application']['version'], seen=seen['seen'], **said))

    with monkeypatch.context() as patch:
        patch.setattr(deciding.operations, 'locked', wait)
        threads = [
            threading.Thread(target=act, args=(first,), kwargs={'verdict': 'refuse', 'reason': 'Нет'}),
            threading.Thread(target=act, args=(second,), kwargs={'verdict': 'return', 'items': ITEMS}),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(each.status_code for each in answers) == [201, 412]
    told = detail(first, application_id)
    assert len(told['decisions']) == 1
    assert told['events'][-1]['by']['id'] in (str(first.account.id), str(second.account.id))


@pytest.mark.parametrize(
    ('change', 'code'), [({'role': 'inspector'}, 'not-allowed'), ({'blocked': True}, 'account-blocked')]
)
def test_a_reviewer_who_may_no_longer_decide_is_refused_in_the_middle(
    field_work: Field, sign_in: SignIn, change: dict[str, Any], code: str
) -> None:
    application_id, reviewer = field_work.pair(TOLD, FOUND), sign_in('reviewer')
    seen = comparison(reviewer, application_id)
    path = f'/api/v1/accounts/{reviewer.account.id}'
    assert sign_in('administrator').patch(path, json=change, headers={'If-Match': '"1"'}).status_code == 200
    late = decide(
        reviewer, application_id, seen['application']['version'], verdict='return', items=ITEMS, seen=seen['seen']
    )
    assert (late.status_code, late.get_json()['code']) == (403, code)
    assert field_work.application(application_id).stage == 'reviewing'


# Appeals


def test_an_appeal_goes_to_a_second_reviewer(field_work: Field, sign_in: SignIn, second: Person) -> None:
    application_id, first, applicant = field_work.pair(TOLD, FOUND), sign_in('reviewer'), sign_in('applicant')
    decide(first, application_id, now(first, application_id), verdict='refuse', reason='Мала площадь')
    refusal = detail(applicant, application_id)['decisions'][0]
    assert refusal['appeal_until'] is not None
    filed = appeal(applicant, application_id, 'Стена <i>снесена</i>')
    assert filed.status_code == 201, filed.get_json()
    again = appeal(applicant, application_id, 'ещё раз', id=filed.get_json()['id'])
    assert again.get_json() == filed.get_json()
    told = detail(first, application_id)
    assert (told['stage'], told['whose_move'], told['appeals'][0]['reason']) == (
        'appealed', 'reviewer', 'Стена <i>снесена</i>',
    )  # fmt: skip
    own = decide(first, application_id, told['version'], verdict='accept')
    assert (own.status_code, own.get_json()['code']) == (403, 'own-refusal')
    assert own.get_json()['facts'] == {'decision': refusal['id']}
    done = decide(second, application_id, told['version'], verdict='return', items=ITEMS)
    assert done.status_code == 201, done.get_json()
    assert 'Вашу жалобу рассмотрел другой проверяющий.' in done.get_json()['decision']['letter']['text']
    assert done.get_json()['application']['stage'] == 'fixing'


def test_a_refusal_on_an_appeal_is_final(field_work: Field, sign_in: SignIn, second: Person) -> None:
    application_id, first, applicant = field_work.pair(TOLD, FOUND), sign_in('reviewer'), sign_in('applicant')
    decide(first, application_id, now(first, application_id), verdict='refuse', reason='Мала площадь')
    appeal(applicant, application_id)
    decide(second, application_id, now(first, application_id), verdict='refuse', reason='Всё верно')
    late = appeal(applicant, application_id)
    assert (late.status_code, late.get_json()['code']) == (409, 'refusal-final')
    assert detail(applicant, application_id)['decisions'][-1]['appeal_until'] is None


def test_an_appeal_is_the_applicants_own(field_work: Field, sign_in: SignIn, service: Flask) -> None:
    application_id, first = field_work.pair(TOLD, FOUND), sign_in('reviewer')
    early = appeal(sign_in('applicant'), application_id)
    assert (early.status_code, early.get_json()['code']) == (409, 'act-not-possible')
    decide(first, application_id, now(first, application_id), verdict='refuse', reason='Мала площадь')
    add_account(service, 'applicant', 'other@demo.test', 'Чужой')
    stranger = appeal(sign_in('other@demo.test'), application_id)
    assert (stranger.status_code, stranger.get_json()['code']) == (404, 'not-found')


def test_an_inspection_that_a_refusal_cut_short_goes_on_after_an_appeal(
    field_work: Field, sign_in: SignIn, second: Person
) -> None:
    application_id, first, applicant = field_work.apply(), sign_in('reviewer'), sign_in('applicant')
    decide(first, application_id, now(first, application_id), verdict='refuse', reason='Дом под снос')
    appeal(applicant, application_id)
    version = now(first, application_id)
    blind = decide(second, application_id, version, verdict='accept')
    assert (blind.status_code, blind.get_json()['facts']['lacking']) == (409, ['self_assessment', 'visit'])
    done = decide(second, application_id, version, verdict='resume')
    assert done.status_code == 201, done.get_json()
    told = detail(first, application_id)
    assert (told['stage'], told['whose_move']) == ('inspecting', 'applicant')
    assert [each['state'] for each in told['inspections']] == ['cancelled', 'planned']
    whole = field_work.pair(TOLD, FOUND)
    decide(first, whole, now(first, whole), verdict='refuse', reason='Нет')
    appeal(applicant, whole)
    assert decide(second, whole, now(first, whole), verdict='resume').status_code == 409


# Rounds of fixing


def test_items_come_back_in_several_rounds_until_a_photo_shows_that_they_are_fixed(
    field_work: Field, sign_in: SignIn
) -> None:
    application_id, reviewer = field_work.pair(TOLD, FOUND), sign_in('reviewer')
    both = [*ITEMS, {'id': 'STO-06', 'reason': 'Две камеры'}]
    decide(reviewer, application_id, now(reviewer, application_id), verdict='return', items=both)
    first = field_work.fill(application_id, 'applicant', {'CLI-01': 25.4, 'STO-06': 2}, at=AT)
    assert moment(first.due_at) == returned_until(reviewer, application_id)
    said = comparison(reviewer, application_id)
    assert said['application']['stage'] == 'reviewing'
    signals = {name: items_of(said)[name]['cells'][-1]['signals'] for name in ('CLI-01', 'STO-06')}
    for name, found in signals.items():
        assert [(each['code'], each['severity']) for each in found] == [('closed-without-photo', 'attention')], name
    decided = decide(
        reviewer, application_id, now(reviewer, application_id), verdict='return',
        items=[{'id': 'STO-06', 'reason': 'Снимка нет'}],
    )  # fmt: skip
    assert 'Этот пункт возвращаем второй раз.' in decided.get_json()['decision']['letter']['text']
    later = AT + timedelta(days=1)
    fixed = Odd(picture(9), NEAR, {})
    last = field_work.fill(application_id, 'applicant', {'STO-06': 3}, at=later, odd={'STO-06': fixed})
    assert last.previous_id == first.id
    said = comparison(reviewer, application_id)
    camera = items_of(said)['STO-06']['cells']
    assert [each['value'] for each in camera] == [3, 2, 2, 3]
    assert 'closed-without-photo' not in [each['code'] for each in camera[-1]['signals']]
    assert said['standing']['critical_bad'] == []
    accepted = decide(reviewer, application_id, now(reviewer, application_id), verdict='accept', seen=said['seen'])
    assert accepted.status_code == 201, accepted.get_json()


def returned_until(person: Person, application_id: uuid.UUID) -> str:
    """Until when the last decision wants its items fixed: four weeks after it, unless it says otherwise."""
    told = detail(person, application_id)['decisions'][-1]
    decided, due = (datetime.fromisoformat(told[name]) for name in ('at', 'due_at'))
    assert due - decided == timedelta(days=28)
    return str(told['due_at'])


def test_the_inspector_has_a_week_and_never_longer_than_the_applicant(field_work: Field, sign_in: SignIn) -> None:
    application_id, reviewer = field_work.pair(TOLD, FOUND), sign_in('reviewer')
    items = [*ITEMS, {'id': 'STO-06', 'reason': 'Проверьте', 'to': 'inspector'}]
    said = decide(reviewer, application_id, now(reviewer, application_id), verdict='return', items=items).get_json()
    due = {each['kind']: each['due_at'] for each in said['rechecks']}
    assert due['self_assessment'] == said['decision']['due_at'] == said['application']['promised_at']
    assert due['visit'] < due['self_assessment']
    early = decide(
        reviewer, application_id, None, verdict='return', items=items, due_at=moment(AT - timedelta(days=9000))
    )
    assert early.status_code == 428


def test_an_inspector_who_has_left_gets_nothing_back_and_is_asked_nothing(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    application_id, reviewer = field_work.pair(TOLD, FOUND), sign_in('reviewer')
    with service.app_context(), transaction():
        inspector = people.by_email('inspector@demo.test')
        assert inspector is not None
        inspector.blocked_at = AT
    items = [{'id': 'STO-06', 'reason': 'Проверьте', 'to': 'inspector'}]
    refused = decide(reviewer, application_id, now(reviewer, application_id), verdict='return', items=items)
    assert (refused.status_code, refused.get_json()['code']) == (422, 'not-an-inspector')
    asked = reviewer.post(
        f'/api/v1/applications/{application_id}/questions',
        json={'id': str(uuid.uuid4()), 'item': 'STO-06', 'to': 'inspector', 'text': 'Где?'},
    )
    assert (asked.status_code, asked.get_json()['code']) == (422, 'not-an-inspector')
    assert detail(reviewer, application_id)['stage'] == 'reviewing'
