"""What becomes of a batch from a phone: verdicts, refusals that keep the value, and never twice the same effect."""

import threading
import uuid

import pytest
import sqlalchemy as sa

from app import clock
from app.accounts import operations as people_operations
from app.accounts.models import Account
from app.applications.models import Application
from app.audit import AuditEntry
from app.db import db, transaction
from inspections import content
from inspections.models import Hole, Inspection, Operation, Quarantined
from inspections.sync import edits
from tests.inspections.phone import Phone, picture, plan, verdicts
from tests.support import people


def test_answers_are_applied_and_folded(phone, visit):
    first = phone.answer(visit, 'CLI-01', 23.4)
    phone.answer(visit, 'SIG-01', 'yes')
    phone.write(visit, 'note.set', 'CLI-01', 'мерил «лазером» 🙂')
    said = phone.push()
    assert verdicts(said) == ['applied'] * 3
    assert said['last'] == 3
    shown = phone.pull()['inspections'][0]
    assert shown['fields']['CLI-01']['value'] == 23.4
    assert shown['fields']['CLI-01']['op'] == first
    assert shown['fields']['CLI-01']['note']['value'] == 'мерил «лазером» 🙂'
    assert shown['state'] == 'started'
    assert shown['seen'] == {phone.device: 3}


def test_the_same_batch_again_is_known_and_changes_nothing(phone, visit):
    phone.answer(visit, 'CLI-01', 23.4)
    phone.push()
    before = phone.pull()
    assert verdicts(phone.push()) == ['known']
    assert phone.pull()['inspections'] == []
    assert phone.cursor == before['cursor']


@pytest.mark.parametrize(
    ('kind', 'item', 'value', 'code'),
    [
        ('answer.set', 'CLI-01', 'wide', 'answer-rejected'),
        ('answer.set', 'SIG-01', 'na', 'answer-rejected'),
        ('answer.set', 'ZZZ-99', 'yes', 'unknown-item'),
        ('note.set', 'CLI-01', 5, 'answer-rejected'),
        ('photo.attach', 'CLI-01/photos/zz', {}, 'invalid-operation'),
        ('inspection.finish', None, {'photos': 'all'}, 'invalid-operation'),
        ('answer.set', None, 1, 'invalid-operation'),
        ('note.set', 'CLI-01', 'a\x00b', 'invalid-operation'),
    ],
)
def test_what_cannot_be_taken_is_refused_and_kept_with_its_value(service, phone, visit, kind, item, value, code):
    phone.write(visit, kind, item, value)
    phone.answer(visit, 'CLI-02', 12)
    said = phone.push()
    assert verdicts(said) == [code, 'applied']
    assert verdicts(phone.push()) == [code, 'known']
    heard = phone.pull()
    assert [each['n'] for each in heard['refused']] == [1]
    with service.app_context():
        kept = db.session.scalars(sa.select(Quarantined)).one()
        assert kept.code == code
        assert db.session.get(Operation, (phone.device, 1)).verdict == 'refused'


def test_a_lone_surrogate_does_not_block_the_phone(phone, visit):
    phone.answer(visit, 'CLI-02', 12)
    poisoned = {**phone.ops[0], 'kind': 'note.set', 'value': '\ud800'}
    after = {**phone.ops[0], 'n': 2}
    assert verdicts(phone.push([poisoned, after])) == ['invalid-operation', 'applied']


def test_an_unexpected_fault_in_one_operation_stops_only_that_one(monkeypatch, phone, visit):
    def explode(step, amending):
        raise ZeroDivisionError

    monkeypatch.setitem(edits.APPLY, 'finding.set', explode)
    phone.answer(visit, 'CLI-01', 20)
    phone.write(visit, 'finding.set', 'CLI-01', 'x')
    phone.answer(visit, 'CLI-02', 12)
    said = phone.push()
    assert verdicts(said) == ['applied', 'server-fault', 'applied']
    assert set(phone.pull()['inspections'][0]['fields']) == {'CLI-01', 'CLI-02'}


def test_a_gap_stops_the_batch_and_says_where_to_go_on(phone, visit):
    for item in ('CLI-01', 'CLI-02', 'CLI-03'):
        phone.answer(visit, item, 5)
    said = phone.push(phone.ops[1:])
    assert said['last'] == 0
    assert said['verdicts'] == []
    assert verdicts(phone.push()) == ['applied'] * 3


def test_numbers_a_phone_no_longer_has_become_a_named_hole(service, phone, visit):
    for item in ('CLI-01', 'CLI-02', 'CLI-03'):
        phone.answer(visit, item, 5)
    assert verdicts(phone.push(phone.ops[2:], first_kept=3)) == ['applied']
    with service.app_context():
        hole = db.session.scalars(sa.select(Hole)).one()
        assert (hole.first, hole.last) == (1, 2)
        assert acts_of(phone) == ['device.enrol', 'device.hole']


def test_the_same_number_with_other_content_goes_to_quarantine_and_the_first_stays(service, phone, visit):
    phone.answer(visit, 'CLI-01', 20)
    phone.push()
    other = {**phone.ops[0], 'value': 30}
    assert verdicts(phone.push([other])) == ['collision']
    assert verdicts(phone.push([other])) == ['collision']
    phone.cursor = 0
    assert phone.pull()['inspections'][0]['fields']['CLI-01']['value'] == 20
    with service.app_context():
        assert '"value":30' in db.session.scalars(sa.select(Quarantined)).one().text
        assert 'device.collision' in acts_of(phone)


def test_kinds_and_keys_of_a_newer_phone_are_kept_as_they_came(service, phone, visit):
    phone.write(visit, 'inspection.dream', None, {'of': 'a shorter list'})
    phone.write(visit, 'answer.set', 'CLI-01', 21, colour='green')
    assert verdicts(phone.push()) == ['applied', 'applied']
    with service.app_context():
        assert '"colour":"green"' in db.session.get(Operation, (phone.device, 2)).text


LATER = ('also', 'nonce', 'device_time', 'app_version')
PHOTO_LATER = ('width', 'height', 'source', 'taken_at', 'position')


def test_a_phone_of_an_older_build_that_says_less_is_taken_and_hears_all(phone, visit):
    """Parts that came later may be missing from what it sends."""

    def says_less():
        for part in LATER:
            del phone.ops[-1][part]

    content_of_photo = picture(3)
    first = phone.answer(visit, 'CLI-01', 23.4)
    says_less()
    phone.answer(visit, 'CLI-01', 24.5, base=first)
    says_less()
    photo = phone.attach(visit, 'SIG-01', content_of_photo)
    for part in PHOTO_LATER:
        del phone.ops[-1]['value'][part]
    says_less()
    said = phone.push(first_kept=1)
    assert (verdicts(said), said['missing_photos']) == (['applied'] * 3, [photo])
    assert phone.send_photo(content_of_photo).status_code == 200
    phone.answer(visit, 'SIG-01', 'yes')
    assert verdicts(phone.push()) == ['known', 'known', 'known', 'applied'], 'the same phone after its update'
    shown = phone.pull()['inspections'][0]
    assert shown['fields']['CLI-01']['value'] == 24.5
    assert shown['fields']['CLI-01']['conflicts'] == []
    assert [each['sha256'] for each in shown['photos']] == [photo]
    assert shown['seen'] == {phone.device: 4}


def test_another_account_cannot_use_the_device(phone, visit, sign_in):
    phone.answer(visit, 'CLI-01', 20)
    thief = Phone(sign_in('applicant'), device=phone.device, ops=phone.ops)
    body = {'device': phone.device, 'epoch': 0, 'first_kept': None, 'operations': phone.ops}
    answer = thief.person.post('/api/v1/sync/operations', json=body)
    assert (answer.status_code, answer.json['code']) == (403, 'device-of-another')
    assert (
        thief.person.put(f'/api/v1/devices/{phone.device}', json={'name': 'x', 'app_version': '1'}).status_code == 403
    )
    assert phone.push([])['last'] == 0


def test_a_phone_is_not_bound_by_the_cookie_of_another_person(phone, sign_in):
    other, device = sign_in('applicant'), 'f' * 32
    mine = {'name': 'x', 'app_version': '1', 'account_id': phone.person.get('/api/v1/session').json['account']['id']}
    answer = other.put(f'/api/v1/devices/{device}', json=mine)
    assert (answer.status_code, answer.json['code']) == (403, 'device-of-another')
    assert phone.person.put(f'/api/v1/devices/{device}', json=mine).status_code == 200


def test_an_inspection_of_somebody_else_is_refused_and_the_work_is_kept(service, phone, application, sign_in):
    applicant = Phone(sign_in('applicant')).enrol()
    theirs = applicant.pull()['inspections'][0]['id']
    phone.answer(theirs, 'CLI-01', 20)
    phone.answer('018f0000-0000-7000-8000-000000000000', 'CLI-01', 20)
    assert verdicts(phone.push()) == ['not-assigned', 'unknown-inspection']
    assert phone.pull()['inspections'] == []
    assert applicant.pull()['inspections'] == []


def test_a_blocked_person_hands_over_into_quarantine(service, accounts, phone, visit):
    with service.app_context(), transaction():
        db.session.get(type(accounts['inspector']), accounts['inspector'].id).blocked_at = clock.now()
    phone.answer(visit, 'CLI-01', 20)
    assert verdicts(phone.push()) == ['account-blocked']


def test_an_expired_session_refuses_and_the_same_work_is_taken_after_signing_in(service, phone, visit):
    phone.answer(visit, 'CLI-01', 20)
    with service.app_context(), transaction():
        people_operations.close_session(phone.person.get_cookie('osmotr').value, clock.now())
    body = {'device': phone.device, 'epoch': 0, 'first_kept': None, 'operations': phone.ops}
    assert phone.person.post('/api/v1/sync/operations', json=body).json['code'] == 'not-signed-in'
    phone.person = people.speak_as(service, 'inspector@demo.test')
    assert verdicts(phone.push()) == ['applied']


def test_a_broken_chain_is_taken_and_remembered(service, phone, visit):
    phone.answer(visit, 'CLI-01', 20)
    phone.answer(visit, 'CLI-02', 12, prev_hash='0' * 64)
    assert verdicts(phone.push()) == ['applied', 'applied']
    with service.app_context():
        chained = dict(db.session.execute(sa.select(Operation.n, Operation.chained)).all())
        assert chained == {1: True, 2: False}


def test_two_phones_of_one_person_keep_both_values(phone, visit, sign_in):
    other = Phone(sign_in('inspector')).enrol()
    phone.answer(visit, 'CLI-01', 20)
    other.clock_ms -= 10_000_000
    other.answer(visit, 'CLI-01', 30)
    phone.push()
    other.push()
    shown = phone.pull()['inspections'][0]['fields']['CLI-01']
    assert shown['value'] == 20
    assert [each['value'] for each in shown['conflicts']] == [30]
    phone.answer(visit, 'CLI-01', 21, base=shown['op'], also=[shown['conflicts'][0]['op']])
    phone.push()
    assert phone.pull()['inspections'][0]['fields']['CLI-01']['conflicts'] == []


def test_finishing_seals_once_every_photo_is_stored(service, phone, visit):
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.write(visit, 'inspection.finish', None, {'photos': [sha256]})
    said = phone.push()
    assert said['missing_photos'] == [sha256]
    assert said['receipts'] == []
    assert phone.pull()['inspections'][0]['state'] == 'finished'
    answer = phone.send_photo(picture())
    assert answer.status_code == 200
    assert answer.json['receipt']['inspection'] == visit
    sealed = phone.pull()['inspections'][0]
    assert sealed['state'] == 'sealed'
    with service.app_context():
        covered = content.manifest(db.session.get(Inspection, uuid.UUID(visit)))
        assert covered['photos'] == [['SIG-01', sha256, f'{phone.device}:1', 'stored']]
    assert sealed['receipt']['seq'] == sealed['changed_seq']
    assert phone.push([])['receipts'] == [sealed['receipt']]


def test_what_comes_after_the_end_stands_beside_the_sealed_content(phone, visit):
    phone.answer(visit, 'CLI-01', 20)
    phone.write(visit, 'inspection.finish', None, {'photos': []})
    phone.push()
    sealed = phone.pull()['inspections'][0]
    phone.answer(visit, 'CLI-01', 30)
    assert verdicts(phone.push())[-1] == 'applied'
    after = phone.pull()['inspections'][0]
    assert after['fields'] == sealed['fields']
    assert after['receipt'] == sealed['receipt']
    assert [each['value'] for each in after['amendments']] == [30]


def test_a_photo_said_to_be_lost_lets_the_inspection_be_sealed(phone, visit):
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.write(visit, 'inspection.finish', None, {'photos': [sha256]})
    phone.push()
    phone.write(visit, 'photo.lost', f'SIG-01/photos/{sha256}', {'sha256': sha256, 'reason': 'storage was cleared'})
    phone.push()
    sealed = phone.pull()['inspections'][0]
    assert sealed['state'] == 'sealed'
    assert sealed['photos'][0]['state'] == 'lost'


def test_a_cancelled_inspection_takes_nothing_more(sign_in, phone, visit):
    answer = sign_in('administrator').post(f'/api/v1/inspections/{visit}/cancellations', json={'reason': 'дубль'})
    assert answer.status_code == 201, answer.json
    phone.answer(visit, 'CLI-01', 20)
    assert verdicts(phone.push()) == ['inspection-closed']
    assert phone.pull()['inspections'][0]['state'] == 'cancelled'


def test_both_sealed_voices_make_it_the_reviewers_move(service, phone, visit, application, sign_in):
    applicant = Phone(sign_in('applicant')).enrol()
    own = applicant.pull()['inspections'][0]['id']
    for each, inspection in ((applicant, own), (phone, visit)):
        each.write(inspection, 'inspection.finish', None, {'photos': []})
        each.push()
    with service.app_context():
        found = db.session.get(Application, application.id)
        assert (found.stage, found.whose_move) == ('reviewing', 'reviewer')


def test_five_parallel_pushes_of_the_same_batch_have_one_effect(service, phone, visit):
    for n in range(10):
        phone.answer(visit, 'CLI-01', n, base=f'{phone.device}:{n}' if n else None)
    phones = [Phone(people.speak_as(service, 'inspector@demo.test'), phone.device, phone.ops) for _ in range(5)]
    said: list[list[str]] = []
    threads = [threading.Thread(target=lambda each=each: said.append(verdicts(each.push()))) for each in phones]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == [['applied'] * 10] + [['known'] * 10] * 4
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Operation)) == 10
        assert (
            db.session.scalars(sa.select(Inspection.fields).where(Inspection.state == 'started')).one()['CLI-01'][
                'value'
            ]
            == 9
        )


def test_a_visit_for_somebody_who_is_no_inspector_is_refused(sign_in, application, accounts):
    administrator = sign_in('administrator')
    detail = administrator.get(f'/api/v1/applications/{application.id}')
    answer = administrator.post(
        f'/api/v1/applications/{application.id}/visits',
        json={'assignee_id': str(accounts['reviewer'].id), 'due_at': '2026-12-01T10:00:00Z'},
        headers={'If-Match': detail.headers['ETag']},
    )
    assert (answer.status_code, answer.json['code']) == (422, 'not-an-inspector')


def test_a_visit_for_a_blocked_inspector_is_refused(service, sign_in, application, accounts):
    with service.app_context(), transaction():
        db.session.get(Account, accounts['inspector'].id).blocked_at = clock.now()
    administrator = sign_in('administrator')
    detail = administrator.get(f'/api/v1/applications/{application.id}')
    answer = administrator.post(
        f'/api/v1/applications/{application.id}/visits',
        json={'assignee_id': str(accounts['inspector'].id), 'due_at': '2026-12-01T10:00:00Z'},
        headers={'If-Match': detail.headers['ETag']},
    )
    assert (answer.status_code, answer.json['code']) == (422, 'not-an-inspector')


def acts_of(phone):
    """What the audit knows of a phone, oldest first."""
    query = sa.select(AuditEntry.act).where(AuditEntry.subject == phone.device).order_by(AuditEntry.seq)
    return list(db.session.scalars(query))


def test_reassigning_takes_the_visit_from_one_phone_and_gives_it_to_another(service, sign_in, phone, visit, accounts):
    phone.pull()
    maria = people.add_account(service, 'inspector', 'maria@demo.test', 'Мария')
    second = Phone(people.speak_as(service, 'maria@demo.test')).enrol()
    administrator = sign_in('administrator')
    row = next(each for each in administrator.get('/api/v1/inspections').json['items'] if each['id'] == visit)
    for version, code in ((None, 'version-missing'), (f'"{row["version"] + 1}"', 'version-stale')):
        said = {} if version is None else {'If-Match': version}
        refused = administrator.patch(f'/api/v1/inspections/{visit}', json={'assignee_id': str(maria.id)}, headers=said)
        assert refused.json['code'] == code
    answer = administrator.patch(
        f'/api/v1/inspections/{visit}', json={'assignee_id': str(maria.id)}, headers={'If-Match': f'"{row["version"]}"'}
    )
    assert answer.status_code == 200, answer.json
    gone = phone.pull()
    assert (gone['removed'], gone['inspections']) == ([visit], [])
    assert [each['id'] for each in second.pull()['inspections']] == [visit]
    second.answer(visit, 'CLI-01', 20)
    second.push()
    after = phone.pull()
    assert (after['removed'], after['inspections']) == ([], [])
    assert plan(service, row_application(row), accounts['inspector'])


def row_application(row: dict) -> uuid.UUID:
    """The application of a listed inspection."""

    return uuid.UUID(row['application_id'])
