"""Which entry each act leaves in the audit: a new route that writes says here which, or why none."""

import ast
import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import chores, clock, jobs
from app.accounts.models import Account
from app.audit import AuditEntry, checks
from app.db import db, transaction
from checklists import operations as checklists
from inspections.upkeep.acts import ACTS
from tests.api.test_access import TABLE
from tests.inspections.phone import Phone, open_application, picture, plan
from tests.support import people

HOME = Path(__file__).resolve().parents[2]
JOURNAL = 'none: the journal of operations is a chain of its own, and the seal is signed'
MEASURING = 'none: bytes are moved and forgotten; a result is an answer in the journal'
OWN = 'none: it concerns nobody but the person who asks'
READS = ('GET', 'HEAD')

# Routes that write, and those that hand something out.
CONNECTION = '/api/v1/applications/<uuid:application_id>/connection'
AUDITED = {
    'POST /api/v1/session': ['session.open', 'session.refuse', 'session.close'],
    'DELETE /api/v1/session': ['session.close'],
    'POST /api/v1/registrations': ['account.register', 'session.open', 'session.close'],
    'POST /api/v1/registration/letters': OWN,
    'POST /api/v1/confirmations': ['account.confirm'],
    'POST /api/v1/password-resets': 'none: a letter is asked for, and whether it is anybody’s is not to be told',
    'POST /api/v1/passwords': ['account.reset'],
    'PUT /api/v1/registration/email': ['account.correct'],
    'PUT /api/v1/registration/phone': ['account.correct', 'account.confirm'],
    'POST /api/v1/accounts': ['account.create'],
    'PATCH /api/v1/accounts/<uuid:account_id>': ['account.change'],
    'POST /api/v1/my-data/erasures': [
        'erasure.make', 'key.destroy', 'decision.refreeze', 'application.withdraw', 'inspection.cancel',
    ],
    'POST /api/v1/accounts/<uuid:account_id>/erasures': [
        'erasure.make', 'key.destroy', 'decision.refreeze', 'application.withdraw', 'inspection.cancel',
    ],
    'GET /api/v1/my-data/file': ['export.my-data'],
    'POST /api/v1/applications': ['application.create', 'inspection.assign'],
    'POST /api/v1/applications/<uuid:application_id>/decisions': [
        'decision.accept', 'decision.return', 'decision.refuse', 'decision.resume', 'inspection.assign',
        'inspection.cancel',
    ],
    'POST /api/v1/applications/<uuid:application_id>/visits': ['inspection.assign'],
    'POST /api/v1/applications/<uuid:application_id>/appeals': ['appeal.file', 'application.give-back'],
    'PUT /api/v1/applications/<uuid:application_id>/draft': ['application.begin'],
    'PATCH /api/v1/applications/<uuid:application_id>/questionnaire': 'none: each answer says when it came',
    'POST /api/v1/applications/<uuid:application_id>/submissions': ['application.submit'],
    'POST /api/v1/applications/<uuid:application_id>/withdrawals': ['application.withdraw', 'inspection.cancel'],
    'POST /api/v1/applications/<uuid:application_id>/comebacks': ['application.come-back'],
    'POST /api/v1/applications/<uuid:application_id>/repairs': ['application.repaired', 'inspection.assign'],
    'POST /api/v1/places': 'none: nothing is kept',
    'POST /api/v1/applications/<uuid:application_id>/letters': 'none: a preview, nothing is kept',
    'POST /api/v1/applications/<uuid:application_id>/questions': ['question.ask'],
    'POST /api/v1/applications/<uuid:application_id>/questions/<uuid:question_id>/answers': ['question.answer'],
    'POST /api/v1/applications/<uuid:application_id>/help/messages': ['help.ask', 'help.answer'],
    'POST /api/v1/applications/<uuid:application_id>/help/closings': ['help.close'],
    'POST /api/v1/applications/<uuid:application_id>/contracts': ['application.issue-contract'],
    'POST /api/v1/applications/<uuid:application_id>/contract/recalls': ['application.recall-contract'],
    'POST /api/v1/applications/<uuid:application_id>/contract/marks': 'none: each mark says when it was made',
    'POST /api/v1/applications/<uuid:application_id>/contract/codes': ['contract.code'],
    'POST /api/v1/applications/<uuid:application_id>/contract/signatures': [
        'application.sign-contract', 'contract.code-wrong',
    ],
    'POST /api/v1/applications/<uuid:application_id>/contract/readers': ['contract.share'],
    'DELETE /api/v1/applications/<uuid:application_id>/contract/readers/<uuid:reader_id>': ['contract.unshare'],
    'POST /api/v1/applications/<uuid:application_id>/training/members': ['training.add'],
    'POST /api/v1/applications/<uuid:application_id>/training/members/<uuid:member_id>/invitations': [
        'training.invite'
    ],
    'DELETE /api/v1/applications/<uuid:application_id>/training/members/<uuid:member_id>': ['training.remove'],
    'POST /api/v1/applications/<uuid:application_id>/training/ends': ['application.trained'],
    'POST /api/v1/learners': ['training.come'],
    'POST /api/v1/learners/me/progress': ['training.certify'],
    'POST /api/v1/applications/<uuid:application_id>/trial/troubles': ['trial.trouble'],
    'PUT /api/v1/applications/<uuid:application_id>/trial/troubles/<uuid:trouble_id>/mending': ['trial.mended'],
    'POST /api/v1/applications/<uuid:application_id>/trial/decisions': [
        'application.pass', 'application.extend', 'application.stop',
    ],
    'POST /api/v1/applications/<uuid:application_id>/point/hours': ['point.hours'],
    'POST /api/v1/applications/<uuid:application_id>/point/acts': [
        'application.warn', 'application.suspend', 'application.restore', 'application.stop',
        'application.fixed', 'application.approve', 'application.close',
    ],
    'POST /api/v1/contract-readings': 'none: it reads, and the link was given by the one whose contract it is',
    f'POST {CONNECTION}/accesses': ['access.issue'],
    f'POST {CONNECTION}/accesses/<uuid:access_id>/showings': ['access.show'],
    f'PUT {CONNECTION}/accesses/<uuid:access_id>/receipt': ['access.confirm', 'access.wrong', 'application.connected'],
    f'POST {CONNECTION}/accesses/<uuid:access_id>/revocations': ['access.revoke'],
    f'POST {CONNECTION}/sheets': 'none: what comes of a sheet is a result',
    'POST /api/v1/applications/<uuid:application_id>/duties/<kind>/entries': ['duty.enter'],
    'POST /api/v1/applications/<uuid:application_id>/standards/confirmations': ['standard.confirm'],
    'POST /api/v1/applications/<uuid:application_id>/duties/<kind>/reminders': ['duty.remind'],
    f'POST {CONNECTION}/results': ['connection.test', 'application.connected'],
    f'POST {CONNECTION}/links': ['connection.link'],
    f'DELETE {CONNECTION}/links/<uuid:link_id>': ['connection.unlink'],
    f'PUT {CONNECTION}/line-tests/<uuid:test_id>': MEASURING,
    'POST /api/v1/test-computers': ['connection.open'],
    'POST /api/v1/test-computers/me/sheets': 'none: a sheet is nobody\'s',
    'POST /api/v1/test-computers/me/results': ['connection.test', 'application.connected'],
    'PUT /api/v1/test-computers/me/line-tests/<uuid:test_id>': MEASURING,
    'POST /api/v1/access-readings': 'none: it reads',
    'POST /api/v1/access-receipts': ['access.confirm', 'access.wrong', 'application.connected'],
    f'POST {CONNECTION}/drills': ['connection.drill'],
    f'POST {CONNECTION}/drills/<uuid:order_id>/steps': ['connection.step', 'application.connected'],
    'POST /api/v1/help/searches': 'none: it reads',
    'PUT /api/v1/help/answers/<uuid:entry_id>': ['help.publish'],
    'POST /api/v1/rules/<kind>/versions': ['rule.publish'],
    'PUT /api/v1/applications/<uuid:application_id>/lock': ['lock.take-over'],
    'DELETE /api/v1/applications/<uuid:application_id>/lock': ['lock.break'],
    'PUT /api/v1/applications/<uuid:application_id>/reviewer': ['application.take'],
    'DELETE /api/v1/applications/<uuid:application_id>/reviewer': ['application.give-back'],
    'PUT /api/v1/applications/<uuid:application_id>/exports/<uuid:export_id>': ['export.pdf', 'export.case'],
    'PUT /api/v1/applications/<uuid:application_id>/papers/<paper>/files/<uuid:file_id>': ['paper.add'],
    'DELETE /api/v1/applications/<uuid:application_id>/papers/<paper>/files/<uuid:file_id>': ['paper.take-out'],
    'PUT /api/v1/applications/<uuid:application_id>/papers/<paper>/order': 'none: nothing comes and nothing goes',
    'PUT /api/v1/applications/<uuid:application_id>/papers/<paper>/facts': ['paper.describe'],
    'GET /api/v1/paper-files/<uuid:file_id>/leaves/<int:leaf>': ['paper.reveal'],
    'GET /api/v1/paper-files/<uuid:file_id>/original': ['paper.reveal'],
    'PUT /api/v1/applications/<uuid:application_id>/legal-checks/<check>': ['legal.check'],
    'POST /api/v1/applications/<uuid:application_id>/legal-passes': ['application.pass-check', 'inspection.assign'],
    'POST /api/v1/applications/<uuid:application_id>/paper-returns': ['application.return-papers'],
    'POST /api/v1/exports/lists': ['export.csv', 'export.xlsx', 'export.geojson'],
    'POST /api/v1/queue/searches': 'none: it reads',
    'PUT /api/v1/queue/views/<uuid:view_id>': OWN,
    'DELETE /api/v1/queue/views/<uuid:view_id>': OWN,
    'POST /api/v1/notices/<uuid:notice_id>/reads': OWN,
    'POST /api/v1/notices/reads': OWN,
    'PUT /api/v1/notices/choices': OWN,
    'PATCH /api/v1/inspections/<uuid:inspection_id>': ['inspection.reassign', 'inspection.move'],
    'POST /api/v1/inspections/<uuid:inspection_id>/cancellations': ['inspection.cancel'],
    'POST /api/v1/quarantine/<device>/<int:n>/<string(length=64):digest>/releases': ['quarantine.release'],
    'PUT /api/v1/devices/<device>': ['device.enrol'],
    'POST /api/v1/sync/operations': ['device.hole', 'device.collision'],
    'PUT /api/v1/photos/<string(length=64):sha256>': JOURNAL,
    'PATCH /api/v1/photos/<string(length=64):sha256>': JOURNAL,
    'POST /api/v1/rescue': ['rescue.taken', 'device.enrol', 'device.hole', 'device.collision'],
    'POST /api/v1/audit/searches': 'none: it reads',
    'POST /api/v1/audit/checks': 'none: it reads, and its own row says who asked',
    'POST /api/v1/line/uploads': MEASURING,
    'PUT /api/v1/line-tests/<uuid:test_id>': MEASURING,
    'POST /api/v1/line-claims': MEASURING,
    'POST /api/v1/line/by/<secret>/uploads': MEASURING,
    'PUT /api/v1/line/by/<secret>/result': ['connection.test', 'application.connected'],
    'POST /api/v1/line/by/<secret>/mini/<int:run>/speedtest/upload.php': MEASURING,
    'GET /api/v1/inspections/<uuid:inspection_id>/copies': ['export.copies'],
    'GET /api/v1/inspections/<uuid:inspection_id>/copies/<string(length=64):sha256>': ['export.copy'],
    'GET /api/v1/inspections/<uuid:inspection_id>/originals': ['export.originals'],
    'GET /api/v1/photos/<string(length=64):sha256>/original': ['export.original'],
}  # fmt: skip
ON_THE_CONSOLE = {
    'osmotr user add': ['account.create'],
    'osmotr checklist publish': ['checklist.publish', 'profile.publish'],
    'osmotr start': ['checklist.publish', 'profile.publish', 'audit.cut', 'server.new_life', 'erasure.make'],
    'osmotr backup': ['backup.make'],
    'osmotr restore': ['backup.restore', 'audit.cut', 'server.new_life', 'erasure.make'],
    'once a day': ['erasure.expire', 'paper.expire'],
}

BY_ITSELF = {'chores': ['account.forget'], 'trial.round': ['application.trial-ended']}


def said_in_the_code():
    """Every act that is recorded anywhere; an f-string as what its beginning is."""
    found = set()
    for file in (path for folder in ('app', 'checklists', 'inspections') for path in (HOME / folder).rglob('*.py')):
        for node in ast.walk(ast.parse(file.read_text('utf-8'))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func) not in ('audit.record', 'record'):
                continue
            act = node.args[1]
            if isinstance(act, ast.Constant):
                found.add(act.value)
            elif isinstance(act, ast.JoinedStr):
                begins = act.values[0].value
                found |= {each for each in ACTS if each.startswith(begins)} or {begins}
            elif isinstance(act, ast.IfExp):
                found |= {act.body.value, act.orelse.value}
            else:
                assert file.name == 'copies.py', f'{file}: which acts can this be? {ast.unparse(node)}'
    return found


def test_every_route_that_writes_says_what_it_leaves():
    writes = {row for row in TABLE if row.split(' ')[0] not in READS}
    assert writes - set(AUDITED) == set(), 'say which entry they leave, or why none'
    assert set(AUDITED) - set(TABLE) == set()


def test_every_act_is_known_to_the_page_and_left_by_something():
    left = [*AUDITED.values(), *ON_THE_CONSOLE.values(), *BY_ITSELF.values()]
    named = {act for acts in left if isinstance(acts, list) for act in acts}
    assert named == set(ACTS)
    assert said_in_the_code() - set(ACTS) == set()
    assert set(json.loads((HOME / 'tests' / 'contract' / 'acts.json').read_text('utf-8'))) == set(ACTS)


class Log:
    """What has been written since it was last asked."""

    def __init__(self, service):
        self.service, self.seen = service, 0

    def fresh(self):
        """(act, who, subject, facts) of each new entry."""
        with self.service.app_context():
            rows = db.session.scalars(sa.select(AuditEntry).where(AuditEntry.seq > self.seen).order_by(AuditEntry.seq))
            found = list(rows)
        self.seen = found[-1].seq if found else self.seen
        return [(each.act, each.account_id, each.subject, each.facts) for each in found]


@pytest.fixture
def chief(sign_in):
    return sign_in('administrator')


@pytest.fixture
def log(service):
    return Log(service)


def test_sign_ins_leave_entries_and_guessing_does_not_fill_the_log(service, accounts, stranger, log):
    anna = accounts['applicant']

    def enter(email, password):
        with stranger.post('/api/v1/session', json={'email': email, 'password': password}) as answer:
            return answer.status_code

    assert enter(anna.email, people.PASSWORD) == 200
    assert log.fresh() == [('session.open', anna.id, str(anna.id), {})]
    assert enter(anna.email, people.PASSWORD) == 200
    assert [each[0] for each in log.fresh()] == ['session.close', 'session.open']
    assert stranger.delete('/api/v1/session').status_code == 204
    assert log.fresh() == [('session.close', anna.id, str(anna.id), {})]
    stranger.delete('/api/v1/session')
    assert [enter(anna.email, 'wrong') for _ in range(8)] == [401] * 8
    assert [each[1:] for each in log.fresh()] == [
        (None, str(anna.id), {'why': 'password', 'left': left}) for left in (4, 3, 2, 1, 0)
    ]
    assert enter('nobody@demo.test', 'wrong') == 401
    assert log.fresh() == []


def test_a_blocked_person_who_wants_to_sign_in_is_noted(service, accounts, stranger, log):
    boris = accounts['inspector']
    with service.app_context(), transaction():
        db.session.get_one(Account, boris.id).blocked_at = clock.now()
    with stranger.post('/api/v1/session', json={'email': boris.email, 'password': people.PASSWORD}) as answer:
        assert answer.status_code == 401
    assert log.fresh() == [('session.refuse', None, str(boris.id), {'why': 'blocked', 'left': 4})]


def test_what_is_done_with_accounts_leaves_entries(service, chief, log):
    log.fresh()
    new = {'email': 'x@demo.test', 'name': 'Пётр', 'role': 'inspector', 'password': 'long enough'}
    made = chief.post('/api/v1/accounts', json=new)
    account = made.get_json()['id']
    me = chief.account.id
    assert log.fresh() == [('account.create', me, account, {'role': 'inspector'})]
    path = f'/api/v1/accounts/{account}'
    for version, change, facts in (
        (1, {'password': 'another one'}, {'fields': ['password']}),
        (2, {'blocked': True}, {'fields': ['blocked'], 'blocked': True}),
        (3, {'role': 'reviewer', 'name': 'Пётр И.'}, {'fields': ['name', 'role'], 'role': 'reviewer'}),
    ):
        assert chief.patch(path, json=change, headers={'If-Match': f'"{version}"'}).status_code == 200
        assert log.fresh() == [('account.change', me, account, facts)]


def test_a_second_phone_leaves_an_entry_and_its_contacts_none(sign_in, log):
    person = sign_in('inspector')
    log.fresh()
    first, second = Phone(person).enrol(), Phone(person).enrol()
    first.enrol()
    first.push([])
    me = person.account.id
    assert log.fresh() == [
        ('device.enrol', me, first.device, {'phones': 1}),
        ('device.enrol', me, second.device, {'phones': 2}),
    ]


def test_planning_leaves_entries(service, chief, accounts, log):
    application = open_application(service, accounts['applicant'])
    people.add_account(service, 'inspector', 'maria@demo.test', 'Мария')
    maria = str(people.speak_as(service, 'maria@demo.test').account.id)
    ivan, me = str(accounts['inspector'].id), chief.account.id
    log.fresh()
    visit = {'assignee_id': ivan, 'due_at': '2026-12-01T10:00:00Z', 'stage': 'finished'}
    with service.app_context():
        version = db.session.get(type(application), application.id).version
    planned = chief.post(
        f'/api/v1/applications/{application.id}/visits', json=visit, headers={'If-Match': f'"{version}"'}
    )
    assert planned.status_code == 201, planned.text
    name = planned.get_json()['id']
    facts = {'assignee': ivan, 'kind': 'visit', 'stage': 'finished'}
    assert log.fresh() == [('inspection.assign', me, name, facts)]
    path = f'/api/v1/inspections/{name}'
    later = {'due_at': '2026-12-02T10:00:00.000Z'}
    assert chief.patch(path, json=later, headers={'If-Match': '"1"'}).status_code == 200
    assert log.fresh() == [('inspection.move', me, name, later)]
    assert chief.patch(path, json={'assignee_id': maria}, headers={'If-Match': '"2"'}).status_code == 200
    assert log.fresh() == [('inspection.reassign', me, name, {'from': ivan, 'to': maria})]
    gone = chief.post(f'{path}/cancellations', json={'reason': 'ремонт'}, headers={'If-Match': '"3"'})
    assert gone.status_code == 201, gone.text
    assert log.fresh() == [('inspection.cancel', me, name, {'kind': 'visit'})]


@pytest.fixture
def sealed(service, sign_in, accounts):
    """A sealed visit with one photo: its id and the photo's hash."""
    visit = plan(service, open_application(service, accounts['applicant']).id, accounts['inspector'])
    phone = Phone(sign_in('inspector')).enrol()
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.write(visit, 'inspection.finish', None, {'photos': [sha256]})
    phone.push()
    phone.send_photo(picture())
    return visit, sha256


def test_what_is_handed_out_leaves_entries_and_what_is_refused_none(sealed, sign_in, log):
    visit, sha256 = sealed
    reviewer = sign_in('reviewer')
    me = reviewer.account.id
    log.fresh()
    for path, entry in {
        f'/api/v1/inspections/{visit}/copies/{sha256}': ('export.copy', me, visit, {'sha256': sha256}),
        f'/api/v1/inspections/{visit}/copies': ('export.copies', me, visit, {'photos': 1}),
        f'/api/v1/inspections/{visit}/originals': ('export.originals', me, visit, {'photos': 1}),
        f'/api/v1/photos/{sha256}/original': ('export.original', me, sha256, {}),
    }.items():
        assert reviewer.get(path).data
        assert log.fresh() == [entry]
        assert sign_in('applicant').get(path).status_code in (403, 404)
        assert [each[0] for each in log.fresh()] == ['session.open']


def test_published_versions_leave_entries_that_say_where_they_came_from(service, log):
    with service.app_context(), transaction():
        checklists.publish_library(clock.now())
    found = log.fresh()
    assert {each[0] for each in found} == {'checklist.publish', 'profile.publish'}
    assert {(each[1], each[3]['from']) for each in found} == {(None, 'shipped')}
    assert all(len(each[3]['hash']) == 64 for each in found)


def test_a_day_of_chores_checks_the_audit(service, chief):
    with service.app_context():
        chores.begin()
    jobs.run_due(service)
    with service.app_context():
        running, ended = checks.standing()
    assert running is None
    assert (ended.broken, ended.seen > 0) == (None, True)
