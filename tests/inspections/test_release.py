"""A refused operation is let in after all by an administrator: once, by the rules of registers, never into a seal."""

import threading

import pytest

from app import clock
from app.accounts.models import Account
from app.db import db, transaction
from inspections.models import PhotoBytes
from inspections.sync import edits
from tests.inspections.phone import Phone, picture, verdicts
from tests.inspections.releasing import give, release, sound, state, waiting
from tests.support import people


@pytest.fixture
def block(service):
    def block(phone, blocked=True):
        with service.app_context(), transaction():
            db.session.get_one(Account, phone.person.account.id).blocked_at = clock.now() if blocked else None

    return block


def test_the_work_of_a_former_assignee_is_let_in_and_everybody_learns_of_it(service, chief, phone, visit, other):
    phone.pull()
    give(chief, visit, other)
    phone.answer(visit, 'CLI-01', 31.5)
    assert verdicts(phone.push()) == ['not-assigned']
    assert [each['n'] for each in phone.pull()['refused']] == [1]
    other.pull()
    (entry,) = waiting(chief)
    assert (entry['sort'], entry['via'], entry['value'], entry['code']) == ('refused', 'push', 31.5, 'not-assigned')
    assert entry['author']['name'] == people.NAMES['inspector']
    assert (entry['item']['id'], entry['item']['kind'], entry['inspection']['id']) == ('CLI-01', 'number', visit)

    said = release(chief, entry)
    assert (said['tried']['outcome'], said['tried']['op']) == ('shown', f'{phone.device}:1')
    assert said['tried']['by']['name'] == people.NAMES['administrator']
    assert waiting(chief) == []
    assert [each['n'] for each in waiting(chief, released='true')] == [1]
    seen = other.pull()['inspections'][0]
    assert (seen['fields']['CLI-01']['value'], seen['fields']['CLI-01']['op']) == (31.5, f'{phone.device}:1')
    heard = phone.pull()
    assert heard['refused'] == []
    assert heard['released'] == [{'device': phone.device, 'n': 1, 'hash': entry['hash']}]
    assert verdicts(phone.push()) == ['known']
    assert sound(service) == []


def test_released_twice_is_released_once(service, chief, phone, visit, other):
    give(chief, visit, other)
    phone.answer(visit, 'CLI-01', 31.5)
    phone.push()
    (entry,) = waiting(chief)
    first = release(chief, entry)
    before = state(service)
    assert release(chief, entry) == first
    assert state(service) == before
    assert before[2] == 1
    assert before[3].count('quarantine.release') == 1


def test_released_by_five_at_once_it_is_released_once(service, chief, phone, visit, other):
    give(chief, visit, other)
    phone.answer(visit, 'CLI-01', 31.5)
    phone.push()
    (entry,) = waiting(chief)
    chiefs = [people.speak_as(service, 'administrator@demo.test') for _ in range(5)]
    said = []
    threads = [threading.Thread(target=lambda each=each: said.append(release(each, entry))) for each in chiefs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == 5
    assert all(each == said[0] for each in said)
    *_, tries, acts = state(service)
    assert (tries, acts.count('quarantine.release')) == (1, 1)


def test_a_released_value_does_not_overwrite_what_was_answered_meanwhile(chief, phone, visit, other):
    give(chief, visit, other)
    phone.answer(visit, 'CLI-01', 31.5)
    other.clock_ms += 1_000_000
    later = other.answer(visit, 'CLI-01', 20)
    phone.push()
    other.push()
    (entry,) = waiting(chief)
    assert release(chief, entry)['tried']['outcome'] == 'beside'
    shown = other.pull()['inspections'][0]['fields']['CLI-01']
    assert (shown['op'], [each['value'] for each in shown['conflicts']]) == (later, [31.5])
    other.answer(visit, 'CLI-01', 25, base=later, also=[shown['conflicts'][0]['op']])
    other.push()
    assert other.pull()['inspections'][0]['fields']['CLI-01']['conflicts'] == []


def test_a_released_value_that_was_written_over_the_shown_one_wins_under_any_clock(chief, phone, visit, other):
    base = phone.answer(visit, 'CLI-01', 20)
    phone.push()
    give(chief, visit, other)
    phone.clock_ms -= 10_000_000
    phone.answer(visit, 'CLI-01', 31.5, base=base)
    phone.push()
    (entry,) = waiting(chief)
    assert release(chief, entry)['tried']['outcome'] == 'shown'
    shown = other.pull()['inspections'][0]['fields']['CLI-01']
    assert (shown['value'], shown['conflicts']) == (31.5, [])


def test_what_its_author_has_replaced_is_settled_in_whatever_order_it_is_released(chief, phone, visit, other):
    give(chief, visit, other)
    first = phone.answer(visit, 'CLI-01', 20)
    phone.answer(visit, 'CLI-01', 21, base=first)
    phone.write(visit, 'note.set', 'CLI-01', 'мерил дважды')
    phone.push()
    entries = {each['n']: each for each in waiting(chief)}
    assert [release(chief, entries[n])['tried']['outcome'] for n in (2, 1, 3)] == ['shown', 'settled', 'shown']
    shown = other.pull()['inspections'][0]['fields']['CLI-01']
    assert (shown['value'], shown['conflicts'], shown['note']['value']) == (21, [], 'мерил дважды')
    assert waiting(chief) == []


def test_into_a_sealed_inspection_it_comes_as_an_amendment(service, chief, phone, visit, other):
    give(chief, visit, other)
    phone.answer(visit, 'CLI-01', 31.5)
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.push()
    other.answer(visit, 'CLI-01', 20)
    other.write(visit, 'inspection.finish', None, {'photos': []})
    other.push()
    sealed = other.pull()['inspections'][0]
    assert sealed['state'] == 'sealed'
    assert [release(chief, each)['tried']['outcome'] for each in waiting(chief)] == ['amendment', 'amendment']
    after = other.pull()['inspections'][0]
    assert (after['fields'], after['photos'], after['receipt']) == (
        sealed['fields'], sealed['photos'], sealed['receipt'],
    )  # fmt: skip
    assert {each['kind'] for each in after['amendments']} == {'answer.set', 'photo.attach'}
    assert {each['by'] for each in after['amendments']} == {str(phone.person.account.id)}
    assert phone.push([])['missing_photos'] == [sha256]
    assert phone.send_photo(picture()).status_code == 200
    assert phone.push([])['missing_photos'] == []
    assert sound(service) == []


def test_a_released_photo_is_asked_for_from_its_author(chief, phone, visit, other):
    give(chief, visit, other)
    sha256 = phone.attach(visit, 'SIG-01', picture())
    assert phone.push()['missing_photos'] == []
    assert phone.send_photo(picture()).json['code'] == 'photo-not-announced'
    (entry,) = waiting(chief)
    assert release(chief, entry)['tried']['outcome'] == 'shown'
    assert phone.push([])['missing_photos'] == [sha256]
    assert phone.send_photo(picture()).status_code == 200
    assert [each['state'] for each in other.pull()['inspections'][0]['photos']] == ['stored']


def test_a_photo_that_is_attached_already_is_not_attached_twice(chief, phone, visit, other):
    give(chief, visit, other)
    phone.attach(visit, 'SIG-01', picture())
    phone.push()
    give(chief, visit, phone)
    phone.attach(visit, 'SIG-01', picture())
    phone.push()
    (entry,) = waiting(chief)
    assert release(chief, entry)['tried']['outcome'] == 'settled'
    assert len(phone.pull()['inspections'][0]['photos']) == 1


def test_a_blocked_person_stays_blocked_and_their_work_is_let_in_with_its_seal(service, chief, phone, visit, block):
    block(phone)
    phone.answer(visit, 'CLI-01', 20)
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.write(visit, 'inspection.finish', None, {'photos': [sha256]})
    assert verdicts(phone.push()) == ['account-blocked'] * 3
    entries = sorted(waiting(chief), key=lambda each: each['n'])
    assert {each['sort'] for each in entries} == {'blocked'}
    assert [release(chief, each)['tried']['outcome'] for each in entries] == ['shown'] * 3
    assert phone.push([])['missing_photos'] == [sha256]
    assert phone.send_photo(picture()).status_code == 200
    sealed = phone.pull()['inspections'][0]
    assert (sealed['state'], sealed['fields']['CLI-01']['value']) == ('sealed', 20)
    phone.answer(visit, 'CLI-02', 4)
    assert verdicts(phone.push())[-1] == 'account-blocked'
    assert sound(service) == []


def test_bytes_that_came_before_the_release_are_attached_at_once(service, chief, phone, visit, other):
    give(chief, visit, other)
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.push()
    with service.app_context(), transaction():
        db.session.add(
            PhotoBytes(account_id=phone.person.account.id, sha256=sha256, size=9, received_at=clock.now())
        )  # as a rescue file leaves it
    release(chief, waiting(chief)[0])
    assert [each['state'] for each in other.pull()['inspections'][0]['photos']] == ['stored']
    assert phone.push([])['missing_photos'] == []


def test_nobody_finishes_the_inspection_of_another_by_a_release(chief, phone, visit, other):
    give(chief, visit, other)
    phone.write(visit, 'inspection.finish', None, {'photos': []})
    phone.push()
    (entry,) = waiting(chief)
    said = release(chief, entry)
    assert (said['tried']['outcome'], said['code']) == ('refused', 'not-assigned')
    assert other.pull()['inspections'][0]['state'] == 'planned'
    give(chief, visit, phone)
    assert release(chief, entry)['tried']['outcome'] == 'shown'
    assert phone.pull()['inspections'][0]['state'] == 'sealed'


def test_into_an_inspection_that_was_never_theirs_nobody_is_let(chief, phone, visit, sign_in):
    applicant = Phone(sign_in('applicant')).enrol()
    applicant.answer(visit, 'CLI-01', 99)
    applicant.push()
    (entry,) = waiting(chief)
    assert release(chief, entry)['code'] == 'not-assigned'
    assert phone.pull()['inspections'][0]['fields'] == {}


@pytest.mark.parametrize(
    ('kind', 'item', 'value', 'code'),
    [
        ('answer.set', 'CLI-01', 'wide', 'answer-rejected'),
        ('answer.set', 'ZZZ-99', 'yes', 'unknown-item'),
        ('photo.attach', 'CLI-01/photos/zz', {}, 'invalid-operation'),
        ('note.set', 'CLI-01', 'a\x00b', 'invalid-operation'),
        ('note.set', 'CLI-01', '\ud800', 'invalid-operation'),
    ],
)
def test_what_cannot_be_applied_still_stays_and_the_try_is_remembered(
    service, chief, phone, visit, kind, item, value, code
):
    phone.write(visit, kind, item, value)
    phone.push(first_kept=1)
    before = state(service)
    (entry,) = waiting(chief)
    said = release(chief, entry)
    assert (said['tried']['outcome'], said['tried']['op'], said['code']) == ('refused', None, code)
    after = state(service)
    assert after[:2] == before[:2]
    assert [each['hash'] for each in waiting(chief)] == [entry['hash']]
    assert [each['code'] for each in phone.pull()['refused']] == [code]
    assert after[3].count('quarantine.release') == 1


def test_the_reason_of_today_replaces_the_old_one_on_both_sides(chief, phone, visit, other):
    give(chief, visit, other)
    phone.answer(visit, 'CLI-01', 20)
    phone.push()
    assert chief.post(f'/api/v1/inspections/{visit}/cancellations', json={'reason': 'дубль'}).status_code == 201
    (entry,) = waiting(chief)
    assert release(chief, entry)['code'] == 'inspection-closed'
    assert [each['code'] for each in phone.pull()['refused']] == ['inspection-closed']
    assert verdicts(phone.push()) == ['inspection-closed']


def test_what_fell_over_is_let_in_once_the_fault_is_mended(monkeypatch, chief, phone, visit):
    def explode(step, amending):
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setitem(edits.APPLY, 'finding.set', explode)
        phone.write(visit, 'finding.set', 'CLI-01', 'трещина «у двери» 🙂')
        assert verdicts(phone.push()) == ['server-fault']
        (entry,) = waiting(chief)
        assert entry['sort'] == 'fault'
        assert release(chief, entry)['code'] == 'server-fault'
    assert release(chief, entry)['tried']['outcome'] == 'shown'
    finding = phone.pull()['inspections'][0]['fields']['CLI-01']['finding']
    assert finding['value'] == 'трещина «у двери» 🙂'
