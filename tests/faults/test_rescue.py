"""A file that the real phone part wrote brings its work to the server, on either database; a spoilt one nothing."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.audit import AuditEntry
from app.db import db, transaction
from app.files.store import current_store
from inspections import envelope
from inspections.models import Counter, Device, Hole, Inspection, Operation, Photo
from inspections.sync import rescue as rules
from tests.faults import spoken
from tests.inspections.phone import Phone, open_application, picture, plan
from tests.support import people

OPERATIONS = {'applied': 0, 'known': 0, 'refused': 0}
PHOTOS = {'stored': 0, 'known': 0, 'refused': 0, 'absent': 0}
HEADER = envelope.HEADER


@pytest.fixture(scope='module')
def bundle(tmp_path_factory):
    return spoken.build(tmp_path_factory.mktemp('phones'))


@pytest.fixture
def process(service, accounts, bundle):
    with spoken.listening(service) as origin, spoken.phones(bundle, origin) as running:
        yield running


@pytest.fixture
def visit(service, accounts):
    return plan(service, open_application(service, accounts['applicant']).id, accounts['inspector'])


@pytest.fixture
def dying(process, visit, tmp_path):
    """A phone that has worked without a network: an answer sent before, three answers and two photos that were not."""
    phone = spoken.Spoken(process, 'dying').sign_in('inspector')
    phone.act('answer', inspection=visit, item='SIG-01', value='no')
    phone.act('sync')
    phone.offline()
    for item, value in (('SIG-01', 'yes'), ('SIG-03', 'yes'), ('SIG-04', 'no')):
        assert phone.act('answer', inspection=visit, item=item, value=value) == 'saved'
    for number in (1, 2):
        (tmp_path / f'{number}.jpg').write_bytes(picture(number))
        assert phone.act('photo', inspection=visit, item='SIG-01', file=tmp_path / f'{number}.jpg') == 'saved'
    return phone


@pytest.fixture
def file(dying, tmp_path):
    """Its rescue file."""
    path = tmp_path / 'one.osmotr'
    made = dying.act('rescue', file=path)
    assert (made['is'], made['operations'], made['photos'], made['absent']) == ('made', 5, 2, 0)
    assert made['file'] == path.stat().st_size
    return path


@pytest.fixture
def phone_of_applicant(sign_in):
    return Phone(sign_in('applicant')).enrol().device


def hand_in(person, file, **more):
    content = file if isinstance(file, bytes) else file.read_bytes()
    return person.post('/api/v1/rescue', data=content, content_type='application/octet-stream', **more)


def state(service):
    """Everything that taking a file in may change but the audit."""
    with service.app_context():
        counts = [db.session.scalar(sa.select(sa.func.count()).select_from(each)) for each in (Operation, Photo, Hole)]
        inspections = db.session.execute(sa.select(Inspection.id, Inspection.changed_seq, Inspection.seen)).all()
        phones = db.session.execute(sa.select(Device.id, Device.last, Device.contacted_at).order_by(Device.id)).all()
        return counts, inspections, phones, db.session.scalar(sa.select(Counter.value)), set(current_store().names())


def test_another_phone_of_the_same_person_brings_all_of_it_once(service, process, dying, file, visit, tmp_path):
    other = spoken.Spoken(process, 'other').sign_in('inspector')
    said = other.act('take-in', file=file)
    assert said['is'] == 'done', said
    assert said['value']['operations'] == {**OPERATIONS, 'applied': 5, 'known': 1}
    assert said['value']['photos'] == {**PHOTOS, 'stored': 2}
    assert said['value']['account']['name'] == people.NAMES['inspector']
    with service.app_context():
        for number in (1, 2):
            sha256 = hashlib.sha256(picture(number)).hexdigest()
            assert current_store().open(sha256).read() == picture(number)

    before = state(service)
    again = other.act('take-in', file=file)['value']
    assert again['operations'] == {**OPERATIONS, 'known': 6}
    assert again['photos'] == {**PHOTOS, 'known': 2}
    assert state(service) == before

    other.act('sync')
    shown = other.act('shown', inspection=visit)
    assert [shown[item][0] for item in ('SIG-01', 'SIG-03', 'SIG-04')] == ['yes', 'yes', 'no']
    assert shown['SIG-01'][1] == ['accepted', 'accepted']


def test_the_phone_that_lives_after_all_goes_on_without_a_conflict(service, process, dying, file, visit):
    spoken.Spoken(process, 'other').sign_in('inspector').act('take-in', file=file)
    dying.act('answer', inspection=visit, item='SIG-04', value='yes')
    dying.offline(away=False)
    dying.act('sync')
    assert dying.act('sync') == {'operations': 0, 'photos': 0, 'bytes': 0, 'oldest_at': None}
    shown = dying.act('shown', inspection=visit)
    assert [(shown[item][0], shown[item][2]) for item in ('SIG-01', 'SIG-04')] == [('yes', []), ('yes', [])]
    assert shown['SIG-01'][1] == ['accepted', 'accepted']
    told = dying.act('phone')
    assert (told['operations'], told['photos'], told['refused'], told['gone'], told['elsewhere']) == (0, 0, 0, 0, 0)
    with service.app_context():
        numbers = db.session.scalars(sa.select(Operation.n).order_by(Operation.n)).all()
        assert list(numbers) == list(range(1, 8))
        assert db.session.scalars(sa.select(Hole)).all() == []


def test_an_administrator_brings_it_for_its_author_and_the_phone_has_not_been_heard(service, sign_in, dying, file):
    with service.app_context():
        contact = db.session.scalars(sa.select(Device.contacted_at)).one()
    said = hand_in(sign_in('administrator'), file)
    assert said.status_code == 200, said.json
    assert said.json['operations'] == {**OPERATIONS, 'applied': 5, 'known': 1}
    with service.app_context():
        assert db.session.scalars(sa.select(Device.contacted_at)).one() == contact
        (entry,) = db.session.scalars(sa.select(AuditEntry).where(AuditEntry.act == 'rescue.taken')).all()
        assert entry.facts['applied'] == 5


@pytest.mark.parametrize('who', ['applicant', 'second@demo.test'])
def test_nobody_else_takes_it_in(service, sign_in, accounts, file, who):
    if '@' in who:
        people.add_account(service, 'inspector', who)
    before = state(service)
    said = hand_in(sign_in(who), file)
    assert (said.status_code, said.json['code']) == (403, 'rescue-of-another')
    assert state(service) == before


def test_a_file_that_is_spoilt_is_refused_and_nothing_of_it_is_taken(service, sign_in, file):
    whole, person, before = file.read_bytes(), sign_in('inspector'), state(service)
    middle = HEADER + (len(whole) - HEADER) // 2
    spoilt = {
        'not a file': (b'PK\3\4' + b'0' * 500, 'rescue-unreadable'),
        'empty': (b'', 'rescue-unreadable'),
        'of a newer version': (whole.replace(b'RESCUE/1', b'RESCUE/2', 1), 'rescue-unreadable'),
        'header only': (whole[: HEADER - 3], 'rescue-cut'),
        'cut in the middle': (whole[:middle], 'rescue-cut'),
        'cut before its end': (whole[:-1], 'rescue-cut'),
        'altered in the middle': (whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :], 'rescue-altered'),
        'altered in the last segment': (whole[:-30] + bytes([whole[-30] ^ 1]) + whole[-29:], 'rescue-altered'),
        'another point': (whole[: HEADER - 1] + bytes([whole[HEADER - 1] ^ 1]) + whole[HEADER:], 'rescue-altered'),
        'something added': (whole[: -len(envelope.END)] + b'more' + envelope.END, 'rescue-altered'),
        'of another server': (whole[:16] + b'\0' * 8 + whole[24:], 'rescue-of-another-server'),
    }
    for name, (content, code) in spoilt.items():
        said = hand_in(person, content)
        assert (said.status_code, said.json['code']) in [(422, code), (409, code)], name
    assert state(service) == before
    assert list((service.extensions['osmotr_arriving'].folder).iterdir()) == []
    assert hand_in(person, whole).status_code == 200


def test_a_file_larger_than_a_segment_that_lost_whole_segments_is_altered(service, sign_in, process, visit, tmp_path):
    phone = spoken.Spoken(process, 'large').sign_in('inspector')
    phone.offline()
    large = picture() + b'\0' * 500_000
    (tmp_path / 'large.jpg').write_bytes(large)
    phone.act('photo', inspection=visit, item='SIG-01', file=tmp_path / 'large.jpg')
    phone.act('rescue', file=tmp_path / 'large.osmotr')
    whole = (tmp_path / 'large.osmotr').read_bytes()
    segment = envelope.SEGMENT + envelope.TAG
    without_last = whole[: HEADER + 2 * segment] + envelope.END
    without_second = whole[: HEADER + segment] + whole[HEADER + 2 * segment :]
    for content in (without_last, without_second):
        said = hand_in(sign_in('inspector'), content)
        assert (said.status_code, said.json['code']) == (422, 'rescue-altered')
    assert hand_in(sign_in('inspector'), whole).json['photos'] == {**PHOTOS, 'stored': 1}
    with service.app_context():
        assert current_store().open(hashlib.sha256(large).hexdigest()).read() == large


def test_a_key_that_a_restore_put_aside_still_opens_its_files(service, settings, sign_in, file):
    key = settings.data / 'keys' / envelope.NAME
    key.rename(key.with_name(f'{envelope.NAME}.before-20261123T120000Z'))
    envelope._key.cache_clear()
    assert hand_in(sign_in('inspector'), file).status_code == 200


def test_the_work_of_a_blocked_person_lands_in_quarantine_with_its_photos(service, accounts, sign_in, dying, file):
    with service.app_context(), transaction():
        db.session.get_one(type(accounts['inspector']), accounts['inspector'].id).blocked_at = accounts[
            'inspector'
        ].created_at
    said = hand_in(sign_in('administrator'), file).json
    assert said['operations'] == {**OPERATIONS, 'known': 1, 'refused': 5}
    assert {each['code'] for each in said['refused']} == {'account-blocked'}
    assert said['photos'] == {**PHOTOS, 'stored': 2}
    assert hand_in(sign_in('administrator'), file).json['operations'] == {**OPERATIONS, 'known': 1, 'refused': 5}


def test_an_administrator_does_not_take_what_no_phone_of_that_person_has_made(service, sign_in, file, monkeypatch):
    monkeypatch.setattr(rules.receipts, 'nonce_time', lambda text, device: None)
    before = state(service)
    said = hand_in(sign_in('administrator'), file)
    assert (said.status_code, said.json['code']) == (409, 'rescue-unproved')
    assert state(service) == before
    assert hand_in(sign_in('inspector'), file).status_code == 200


def test_a_store_without_room_takes_the_rest_of_the_same_file_later(service, sign_in, file, monkeypatch):
    person, keep = sign_in('inspector'), type(service.extensions['osmotr_files']).keep
    kept = []

    def full(store, path, sha256, *more):
        if kept:
            raise OSError(28, 'No space left on device')
        kept.append(sha256)
        keep(store, path, sha256, *more)

    monkeypatch.setattr(type(service.extensions['osmotr_files']), 'keep', full)
    assert hand_in(person, file).status_code == 507
    assert list(service.extensions['osmotr_arriving'].folder.iterdir()) == []
    monkeypatch.undo()
    said = hand_in(person, file).json
    assert said['operations'] == {**OPERATIONS, 'known': 6}
    assert said['photos'] == {**PHOTOS, 'known': 1, 'stored': 1}


def test_what_a_restored_server_lacks_of_the_sent_work_comes_back_with_the_file(service, sign_in, dying, file, visit):
    with service.app_context(), transaction():
        device = db.session.scalars(sa.select(Device)).one()
        device.last, device.last_hash = 0, None
        db.session.execute(sa.delete(Operation))
    said = hand_in(sign_in('inspector'), file).json
    assert said['operations'] == {**OPERATIONS, 'applied': 6}
    with service.app_context():
        assert db.session.scalars(sa.select(Hole)).all() == []


def test_a_phone_without_unsent_work_makes_no_file_and_one_that_never_met_the_server_says_why(process, visit, tmp_path):
    phone = spoken.Spoken(process, 'idle').sign_in('inspector')
    assert phone.act('rescue', file=tmp_path / 'none.osmotr') == {'is': 'nothing'}
    assert spoken.Spoken(process, 'nobody').act('rescue', file=tmp_path / 'none.osmotr') == {'is': 'nothing'}
    assert not Path(tmp_path / 'none.osmotr').exists()


def sealed(folder, *records):
    """A file as docs/protocol.md describes it, written by another hand than the phone's."""
    _, point = envelope.public_key(folder)
    ours = ec.generate_private_key(ec.SECP256R1())
    form = (serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    header = b'OSMOTR-RESCUE/1\n' + hashlib.sha256(point).digest()[:8] + ours.public_key().public_bytes(*form)
    shared = ours.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point))
    cipher = AESGCM(HKDF(hashes.SHA256(), 32, header, b'osmotr rescue 1').derive(shared))
    said = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in records]
    plain = b''.join(len(each).to_bytes(4) + each for each in said)
    parts = [plain[at : at + 65536] for at in range(0, len(plain), 65536)]
    nonces = [bytes(7) + at.to_bytes(4) + (b'\1' if at == len(parts) - 1 else b'\0') for at in range(len(parts))]
    closed = [cipher.encrypt(nonce, part, None) for nonce, part in zip(nonces, parts, strict=True)]
    return header + b''.join(closed) + b'\nOSMOTR-END\n'


def label(account, device, operations, photos=(), **more):
    phone = {'device': device, 'name': 'x', 'operations': operations, 'nonces': []}
    return {
        'account_id': str(account.id), 'made_at': '2026-11-23T12:00:00Z', 'app_version': '1', 'devices': [phone],
        'photos': list(photos), **more,
    }  # fmt: skip


def test_what_the_phone_has_not_any_more_is_a_named_hole(service, settings, accounts, sign_in, visit):
    phone = Phone(sign_in('inspector'))
    for value in ('yes', 'no', 'yes', 'no'):
        phone.answer(visit, 'SIG-03', value)
    kept = [phone.ops[0], phone.ops[3]]
    file = sealed(settings.data / 'keys', label(accounts['inspector'], phone.device, 2), *kept)
    for verdict in ('applied', 'known'):
        assert hand_in(sign_in('inspector'), file).json['operations'] == {**OPERATIONS, verdict: 2}
    with service.app_context():
        (hole,) = db.session.scalars(sa.select(Hole)).all()
        assert (hole.first, hole.last) == (2, 3)


def test_a_file_that_says_one_thing_and_holds_another_is_refused_whole(service, settings, accounts, sign_in, visit):
    phone, me = Phone(sign_in('inspector')), accounts['inspector']
    phone.answer(visit, 'SIG-03', 'yes')
    phone.answer(visit, 'SIG-03', 'no')
    first, second = phone.ops
    photo = {'sha256': 'a' * 64, 'bytes': 3}
    odd = {
        'no label': [b'{'],
        'a label of another shape': [{'account_id': 'me'}],
        'numbers that go back': [label(me, phone.device, 2), second, first],
        'a number that is none': [label(me, phone.device, 1), {**first, 'n': True}],
        'less than it says': [label(me, phone.device, 2), first],
        'more than it says': [label(me, phone.device, 1), first, second],
        'another size of a photo': [label(me, phone.device, 1, [photo]), first, b'1234'],
        'a name that is no hash': [label(me, phone.device, 1, [{**photo, 'sha256': '../a'}]), first, b'123'],
    }
    before = state(service)
    for name, records in odd.items():
        said = hand_in(sign_in('inspector'), sealed(settings.data / 'keys', *records))
        assert (said.status_code, said.json['code']) == (422, 'rescue-unreadable'), name
    assert state(service) == before


def test_a_phone_of_somebody_else_stays_theirs(service, settings, accounts, sign_in, phone_of_applicant, visit):
    mine = Phone(sign_in('inspector'))
    mine.answer(visit, 'SIG-03', 'yes')
    before, said = state(service), label(accounts['inspector'], mine.device, 1)
    said['devices'].append({**said['devices'][0], 'device': phone_of_applicant})
    file = sealed(settings.data / 'keys', said, *mine.ops, *mine.ops)
    said = hand_in(sign_in('inspector'), file)
    assert (said.status_code, said.json['code']) == (403, 'device-of-another')
    assert state(service) == before


def test_photos_that_are_not_what_they_say_or_that_nobody_names_are_not_taken(
    service, settings, accounts, sign_in, visit
):
    phone = Phone(sign_in('inspector'))
    named = phone.attach(visit, 'SIG-01', picture(1))
    unreadable = phone.attach(visit, 'SIG-01', picture(2))
    photos = [{'sha256': name, 'bytes': len(picture(1))} for name in (named, unreadable, 'a' * 64)]
    spoilt = b'0' * len(picture(1))
    said = label(accounts['inspector'], phone.device, 2, photos)
    file = sealed(settings.data / 'keys', said, *phone.ops, spoilt, b'', spoilt)
    report = hand_in(sign_in('inspector'), file).json
    assert report['photos'] == {**PHOTOS, 'refused': 2, 'absent': 1}
    assert phone.push()['missing_photos'] == sorted([named, unreadable])
    assert list(service.extensions['osmotr_arriving'].folder.iterdir()) == []
