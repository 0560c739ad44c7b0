"""The phone dies without a network; the file it wrote brings its work to the server, handed in by whoever may."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.kept import kept
from tests.browser.people import give_password
from tests.browser.pictures import camera_files
from tests.browser.visit import Visit

WRITE, CHOOSE = 'Сохранить файл спасения', 'Сдать файл спасения'


@pytest.fixture
def phone(handset, tmp_path) -> Handset:
    """An inspector's phone with two answers and two photos that nobody else has seen, and no network."""
    made: Handset = handset('rescue')
    made.sign_in('inspector')
    visit = Visit.first(made)
    made.offline()
    visit.answer('ENT-03')
    visit.answer('ENT-07', 'no')
    visit.photograph('SIG-01', *camera_files(tmp_path / 'photos')[:2])
    return made


@pytest.fixture
def file(phone, tmp_path):
    """Its rescue file, saved by one tap without a network."""
    phone.go('/more')
    phone.page.get_by_role('link', name='Что на этом телефоне').click()
    expect(phone.page.locator('main')).to_contain_text('5 записей и 2 фото')
    phone.shot('phone-page')
    with phone.page.expect_download() as download:
        phone.page.get_by_role('button', name=WRITE).click()
    path = tmp_path / download.value.suggested_filename
    assert path.suffix == '.osmotr'
    download.value.save_as(path)
    expect(phone.page.locator('main')).to_contain_text('В нём 5 записей и 2 фото')
    phone.page.locator('.kept', has_text='Файл спасения готов').scroll_into_view_if_needed()
    phone.shot('rescue-file-made')
    return path


def hand_in(who, path, file):
    who.go(path)
    who.page.get_by_label(CHOOSE).set_input_files(str(file))
    said = who.page.locator('.kept').last
    expect(said).to_be_visible()
    return said


def test_the_phone_is_lost_and_its_author_hands_the_file_in_on_another_one(phone, file, handset, ledger):
    work = kept(phone.page)
    assert len(work.unsent_photos) == 2
    assert b'ENT-03' not in file.read_bytes() and b'JFIF' not in file.read_bytes()
    phone.kill()
    shutil.rmtree(phone.profile)

    other: Handset = handset('rescuer')
    other.sign_in('inspector')
    Visit.first(other)
    said = hand_in(other, '/phone', file)
    expect(said).to_contain_text('Сервер принял файл')
    expect(said).to_contain_text('Нового: 5 записей и 2 фото')
    said.scroll_into_view_if_needed()
    other.shot('taken-in')
    sent = [row['op'] for row in sorted(work.outbox, key=lambda row: row['n'])]
    arrived = ledger.operations(work.device)
    assert [{name: each[name] for name in sent[0]} for each in arrived] == sent
    assert sorted(ledger.photos(work.device)) == [(name, 'stored') for name in sorted(work.unsent_photos)]

    expect(hand_in(other, '/phone', file)).to_contain_text('Нового нет')
    assert ledger.operations(work.device) == arrived
    other.go(f'/inspections/{sent[0]["inspection_id"]}/sections/SIG#SIG-01')
    expect(other.page.locator('#SIG-01 .photos img, #SIG-01 .frame img').first).to_be_visible()


def test_an_administrator_hands_it_in_and_the_phone_lives_and_goes_on(phone, file, handset, ledger):
    work = kept(phone.page)
    desk: Handset = handset('rescue-desk', desk=True)
    desk.sign_in('admin')
    expect(hand_in(desk, '/rescue', file)).to_contain_text('Нового: 5 записей и 2 фото')
    desk.shot('taken-in')
    phone.offline(False)
    phone.go('/sending')
    phone.page.get_by_role('link', name='Что на этом телефоне').click()
    expect(phone.page.locator('main')).to_contain_text('Всё отправлено')
    after = kept(phone.page)
    assert (after.device, after.refused, after.unsent_photos) == (work.device, [], [])
    assert len(ledger.operations(work.device)) == len(work.outbox) == 5
    expect(hand_in(desk, '/rescue', file)).to_contain_text('Нового нет')


def test_a_spoilt_file_and_one_of_another_person_are_refused_in_words(phone, file, handset, ledger, tmp_path):
    work = kept(phone.page)
    give_password(handset('rescue-desk', desk=True), 'belyaeva')
    other: Handset = handset('stranger')
    other.expects('status of 403', 'status of 422')
    other.sign_in('belyaeva')
    expect(other.page.get_by_text('Осмотров пока нет')).to_be_visible()
    expect(hand_in(other, '/phone', file)).to_contain_text('работа другого человека')
    spoilt = tmp_path / 'cut.osmotr'
    spoilt.write_bytes(file.read_bytes()[:-100])
    expect(hand_in(other, '/phone', spoilt)).to_contain_text('пришёл не целиком')
    other.shot('refused-file')
    expect(hand_in(other, '/phone', camera_files(tmp_path / 'more')[0])).to_contain_text('не файл спасения')
    assert ledger.operations(work.device) == []
