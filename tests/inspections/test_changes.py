"""What a phone hears: every change once it has its number, in order, and nothing it may not read."""

import threading

import pytest

from tests.inspections.phone import Phone, plan
from tests.support import people


def test_a_new_phone_hears_all_that_is_its_own_and_nothing_else(phone, visit):
    heard = phone.pull()
    assert [each['id'] for each in heard['inspections']] == [visit]
    assert heard['inspections'][0]['checklist']['profile'] == 'brand-max@2026-01-01'
    assert not heard['more']


def test_nothing_is_told_twice(phone, visit):
    phone.pull()
    assert phone.pull()['inspections'] == []


def test_an_unknown_epoch_or_a_cursor_from_another_life_starts_anew(phone, visit):
    phone.pull()
    phone.epoch = 1
    assert len(phone.pull()['inspections']) == 1
    phone.cursor += 1000
    heard = phone.pull()
    assert len(heard['inspections']) == 1
    assert heard['from'] == 0


def test_pages_follow_each_other_without_a_hole(service, accounts, phone, application, monkeypatch):
    made = [plan(service, application.id, accounts['inspector']) for _ in range(7)]
    monkeypatch.setattr('inspections.sync.changes.since.__defaults__', (3,))
    heard, pages = [], 0
    while True:
        page = phone.pull()
        heard += [each['id'] for each in page['inspections']]
        pages += 1
        if not page['more']:
            break
    assert heard == made
    assert pages == 3


def test_the_devices_of_others_are_not_told(phone, visit, sign_in):
    second = Phone(sign_in('inspector')).enrol()
    phone.answer(visit, 'CLI-01', 20)
    phone.push()
    assert second.pull()['inspections'][0]['seen'] == {phone.device: 1}


@pytest.mark.parametrize('writers', [4])
def test_readers_miss_no_row_while_others_write(service, accounts, application, writers):
    """Numbers become visible in order: a reader that follows the feed while four phones write ends where they end."""
    visits = [plan(service, application.id, accounts['inspector']) for _ in range(writers)]
    phones = [Phone(people.speak_as(service, 'inspector@demo.test')).enrol() for _ in visits]
    reader = Phone(people.speak_as(service, 'inspector@demo.test')).enrol()
    newest: dict[str, int] = {}

    def write(each: Phone, visit: str) -> None:
        for value in range(15):
            each.answer(visit, 'CLI-01', value, base=f'{each.device}:{value}' if value else None)
            each.push(each.ops[-1:])

    threads = [threading.Thread(target=write, args=pair) for pair in zip(phones, visits, strict=True)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        remember(reader.pull(), newest)
    for thread in threads:
        thread.join()
    remember(reader.pull(), newest)
    assert newest == dict.fromkeys(visits, 14)


def remember(page, newest):
    """Keep what the feed told of each inspection."""
    for each in page['inspections']:
        if 'CLI-01' in each['fields']:
            newest[each['id']] = each['fields']['CLI-01']['value']
