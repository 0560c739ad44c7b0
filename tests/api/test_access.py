"""Who may use what: the whole table of routes and roles."""

from dataclasses import replace

from app.accounts.models import Account
from app.accounts.session import access_of
from app.db import db, transaction
from app.settings import Mail
from tests.support import people

A, I, R, M = 'applicant', 'inspector', 'reviewer', 'administrator'  # noqa: E741
ALL = {A, I, R, M}
EVERYBODY = {'everybody'}

# A new route is written here first: who may use it, and whether a blocked person may still hand over work by it.
TABLE = {
    'GET /': EVERYBODY,
    'GET /<outside_api:path>': EVERYBODY,
    'GET /health': EVERYBODY,
    'GET /api/v1/openapi.json': EVERYBODY,
    'GET /api/v1/keys': EVERYBODY,
    'POST /api/v1/session': EVERYBODY,
    'DELETE /api/v1/session': EVERYBODY,
    'GET /api/v1/session': ALL,
    'GET /api/v1/registrations': EVERYBODY,
    'POST /api/v1/registrations': EVERYBODY,
    'POST /api/v1/confirmations': EVERYBODY,
    'POST /api/v1/password-resets': EVERYBODY,
    'POST /api/v1/passwords': EVERYBODY,
    'GET /api/v1/registration': ALL,
    'POST /api/v1/registration/letters': ALL,
    'PUT /api/v1/registration/email': ALL,
    'PUT /api/v1/registration/phone': ALL,
    'GET /api/v1/accounts': {M},
    'POST /api/v1/accounts': {M},
    'PATCH /api/v1/accounts/<uuid:account_id>': {M},
    'GET /api/v1/accounts/<uuid:account_id>/data': {M},
    'GET /api/v1/accounts/<uuid:account_id>/erasures': {M},
    'POST /api/v1/accounts/<uuid:account_id>/erasures': {M},
    'GET /api/v1/accounts/<uuid:account_id>/erasures/act': {M},
    'GET /api/v1/my-data': {A},
    'GET /api/v1/my-data/file': {A},
    'POST /api/v1/my-data/erasures': {A},
    'GET /api/v1/my-data/erasures/act': {A},
    'GET /api/v1/applications': {A, R, M},
    'POST /api/v1/applications': {M},
    'GET /api/v1/applications/<uuid:application_id>': {A, R, M},
    'GET /api/v1/applications/<uuid:application_id>/comparison': {R, M},
    'POST /api/v1/applications/<uuid:application_id>/decisions': {R},
    'POST /api/v1/applications/<uuid:application_id>/visits': {M},
    'GET /api/v1/applications/<uuid:application_id>/lock': {R, M},
    'PUT /api/v1/applications/<uuid:application_id>/lock': {R},
    'DELETE /api/v1/applications/<uuid:application_id>/lock': {R, M},
    'PUT /api/v1/applications/<uuid:application_id>/reviewer': {R},
    'DELETE /api/v1/applications/<uuid:application_id>/reviewer': {R, M},
    'PUT /api/v1/applications/<uuid:application_id>/exports/<uuid:export_id>': {R, M},
    'GET /api/v1/applications/<uuid:application_id>/exports/<uuid:export_id>': {R, M},
    'GET /api/v1/applications/<uuid:application_id>/exports/<uuid:export_id>/file': {R, M},
    'GET /api/v1/applications/<uuid:application_id>/exports': {R, M},
    'POST /api/v1/exports/lists': {R, M},
    'POST /api/v1/applications/<uuid:application_id>/appeals': {A},
    'PUT /api/v1/applications/<uuid:application_id>/draft': {A},
    'GET /api/v1/applications/<uuid:application_id>/questionnaire': {A},
    'PATCH /api/v1/applications/<uuid:application_id>/questionnaire': {A},
    'POST /api/v1/applications/<uuid:application_id>/submissions': {A},
    'POST /api/v1/applications/<uuid:application_id>/withdrawals': {A},
    'POST /api/v1/applications/<uuid:application_id>/comebacks': {A},
    'POST /api/v1/applications/<uuid:application_id>/repairs': {A},
    'POST /api/v1/places': {A},
    'POST /api/v1/applications/<uuid:application_id>/letters': {R},
    'GET /api/v1/applications/<uuid:application_id>/decisions/<uuid:decision_id>/snapshot': {R, M},
    'POST /api/v1/applications/<uuid:application_id>/questions': {R},
    'POST /api/v1/applications/<uuid:application_id>/questions/<uuid:question_id>/answers': {A, I},
    'GET /api/v1/questions': {A, I},
    'GET /api/v1/applications/<uuid:application_id>/papers': {A, R},
    'PUT /api/v1/applications/<uuid:application_id>/papers/<paper>/files/<uuid:file_id>': {A},
    'DELETE /api/v1/applications/<uuid:application_id>/papers/<paper>/files/<uuid:file_id>': {A},
    'PUT /api/v1/applications/<uuid:application_id>/papers/<paper>/order': {A},
    'PUT /api/v1/applications/<uuid:application_id>/papers/<paper>/facts': {A},
    'GET /api/v1/paper-files/<uuid:file_id>/leaves/<int:leaf>': {A, R},
    'GET /api/v1/paper-files/<uuid:file_id>/original': {A, R},
    'GET /api/v1/applications/<uuid:application_id>/legal-checks': {R},
    'PUT /api/v1/applications/<uuid:application_id>/legal-checks/<check>': {R},
    'POST /api/v1/applications/<uuid:application_id>/legal-passes': {R},
    'POST /api/v1/applications/<uuid:application_id>/paper-returns': {R},
    'GET /api/v1/queue': {R, M},
    'POST /api/v1/queue/searches': {R, M},
    'GET /api/v1/queue/choices': {R, M},
    'GET /api/v1/queue/views': {R, M},
    'PUT /api/v1/queue/views/<uuid:view_id>': {R, M},
    'DELETE /api/v1/queue/views/<uuid:view_id>': {R, M},
    'GET /api/v1/inspections': {R, M},
    'PATCH /api/v1/inspections/<uuid:inspection_id>': {M},
    'POST /api/v1/inspections/<uuid:inspection_id>/cancellations': {M},
    'GET /api/v1/applications/<uuid:application_id>/help': {A, R, M},
    'POST /api/v1/applications/<uuid:application_id>/help/messages': {A, R, M},
    'POST /api/v1/applications/<uuid:application_id>/help/closings': {R, M},
    'GET /api/v1/applications/<uuid:application_id>/contract': {A, R, M},
    'GET /api/v1/applications/<uuid:application_id>/contract/preview': {R, M},
    'POST /api/v1/applications/<uuid:application_id>/contracts': {R},
    'POST /api/v1/applications/<uuid:application_id>/contract/recalls': {R},
    'POST /api/v1/applications/<uuid:application_id>/contract/marks': {A},
    'POST /api/v1/applications/<uuid:application_id>/contract/codes': {A},
    'POST /api/v1/applications/<uuid:application_id>/contract/signatures': {A},
    'GET /api/v1/applications/<uuid:application_id>/contract/<int:version>/paper': {A, R, M},
    'POST /api/v1/applications/<uuid:application_id>/contract/readers': {A},
    'DELETE /api/v1/applications/<uuid:application_id>/contract/readers/<uuid:reader_id>': {A},
    'GET /api/v1/applications/<uuid:application_id>/trial': {A, R, M},
    'POST /api/v1/applications/<uuid:application_id>/trial/troubles': {A, R},
    'PUT /api/v1/applications/<uuid:application_id>/trial/troubles/<uuid:trouble_id>/mending': {A},
    'POST /api/v1/applications/<uuid:application_id>/trial/decisions': {R},
    'GET /api/v1/applications/<uuid:application_id>/trial/decisions/<uuid:decision_id>/report': {A, R, M},
    'GET /api/v1/points': {R, M},
    'GET /api/v1/points/<point_code>': EVERYBODY,
    'GET /api/v1/applications/<uuid:application_id>/point': {A, R, M},
    'POST /api/v1/applications/<uuid:application_id>/point/hours': {A},
    'POST /api/v1/applications/<uuid:application_id>/point/acts': {A, R},
    'GET /api/v1/applications/<uuid:application_id>/point/certificate': {A, R, M},
    'POST /api/v1/contract-readings': EVERYBODY,
    'GET /api/v1/applications/<uuid:application_id>/training': {A, R, M},
    'POST /api/v1/applications/<uuid:application_id>/training/members': {A},
    'POST /api/v1/applications/<uuid:application_id>/training/members/<uuid:member_id>/invitations': {A},
    'DELETE /api/v1/applications/<uuid:application_id>/training/members/<uuid:member_id>': {A},
    'GET /api/v1/applications/<uuid:application_id>/training/members/<uuid:member_id>/certificate': {A, R, M},
    'POST /api/v1/applications/<uuid:application_id>/training/ends': {A},
    'GET /api/v1/courses': EVERYBODY,
    'GET /api/v1/courses/<course_id>/webinar.ics': EVERYBODY,
    'POST /api/v1/learners': EVERYBODY,
    'GET /api/v1/learners/me': EVERYBODY,
    'POST /api/v1/learners/me/progress': EVERYBODY,
    'GET /api/v1/learners/me/certificate': EVERYBODY,
    'GET /api/v1/certificates/<certificate_code>': EVERYBODY,
    'GET /api/v1/applications/<uuid:application_id>/duties': {A, R, M},
    'POST /api/v1/applications/<uuid:application_id>/duties/<kind>/entries': {A, R},
    'POST /api/v1/applications/<uuid:application_id>/duties/<kind>/reminders': {R},
    'GET /api/v1/duties': {R, M},
    'GET /api/v1/applications/<uuid:application_id>/standards': {A, R, M},
    'POST /api/v1/applications/<uuid:application_id>/standards/confirmations': {A},
    'GET /api/v1/standards': {R, M},
    'GET /api/v1/applications/<uuid:application_id>/connection': {A, R, M},
    'POST /api/v1/applications/<uuid:application_id>/connection/accesses': {A},
    'POST /api/v1/applications/<uuid:application_id>/connection/accesses/<uuid:access_id>/showings': {A},
    'PUT /api/v1/applications/<uuid:application_id>/connection/accesses/<uuid:access_id>/receipt': {A},
    'POST /api/v1/applications/<uuid:application_id>/connection/accesses/<uuid:access_id>/revocations': {A, R},
    'POST /api/v1/applications/<uuid:application_id>/connection/sheets': {A},
    'GET /api/v1/applications/<uuid:application_id>/connection/sheets/<uuid:sheet_id>/paper': {A},
    'POST /api/v1/applications/<uuid:application_id>/connection/results': {A},
    'POST /api/v1/applications/<uuid:application_id>/connection/drills': {A},
    'POST /api/v1/applications/<uuid:application_id>/connection/drills/<uuid:order_id>/steps': {A},
    'GET /api/v1/applications/<uuid:application_id>/connection/sheets/<uuid:sheet_id>': {A},
    'POST /api/v1/applications/<uuid:application_id>/connection/links': {A},
    'DELETE /api/v1/applications/<uuid:application_id>/connection/links/<uuid:link_id>': {A},
    'PUT /api/v1/applications/<uuid:application_id>/connection/line-tests/<uuid:test_id>': {A},
    'POST /api/v1/test-computers': EVERYBODY,
    'GET /api/v1/test-computers/me': EVERYBODY,
    'POST /api/v1/test-computers/me/sheets': EVERYBODY,
    'GET /api/v1/test-computers/me/sheets/<uuid:sheet_id>': EVERYBODY,
    'POST /api/v1/test-computers/me/results': EVERYBODY,
    'PUT /api/v1/test-computers/me/line-tests/<uuid:test_id>': EVERYBODY,
    'POST /api/v1/access-readings': EVERYBODY,
    'POST /api/v1/access-receipts': EVERYBODY,
    'GET /api/v1/help': {R, M},
    'POST /api/v1/help/searches': {A, R, M},
    'GET /api/v1/help/answers': {R, M},
    'PUT /api/v1/help/answers/<uuid:entry_id>': {M},
    'GET /api/v1/rules': {M},
    'GET /api/v1/rules/<kind>/versions': {M},
    'POST /api/v1/rules/<kind>/versions': {M},
    'GET /api/v1/consent': EVERYBODY,
    'GET /api/v1/applications/words': ALL,
    'GET /api/v1/notices': ALL,
    'POST /api/v1/notices/<uuid:notice_id>/reads': ALL,
    'POST /api/v1/notices/reads': ALL,
    'GET /api/v1/notices/choices': ALL,
    'PUT /api/v1/notices/choices': ALL,
    'GET /api/v1/letters': {M},
    'GET /api/v1/checklists': {R, M},
    'GET /api/v1/profiles': {R, M},
    'GET /api/v1/requirements': EVERYBODY,
    'GET /api/v1/checklists/<checklist_id>/versions/<int:version>': ALL,
    'GET /api/v1/devices': {M},
    'GET /api/v1/quarantine': {M},
    'POST /api/v1/quarantine/<device>/<int:n>/<string(length=64):digest>/releases': {M},
    'POST /api/v1/audit/searches': {M},
    'GET /api/v1/audit/checks': {M},
    'POST /api/v1/audit/checks': {M},
    'PUT /api/v1/devices/<device>': {A, I},
    'POST /api/v1/sync/operations': {A, I},
    'GET /api/v1/sync/changes': {A, I},
    'PUT /api/v1/photos/<string(length=64):sha256>': {A, I},
    'HEAD /api/v1/photos/<string(length=64):sha256>': {A, I},
    'PATCH /api/v1/photos/<string(length=64):sha256>': {A, I},
    'GET /api/v1/photos/<string(length=64):sha256>': ALL,
    'GET /api/v1/photos/<string(length=64):sha256>/original': ALL,
    'GET /api/v1/reports/<code>': EVERYBODY,
    'GET /api/v1/reports/<code>/qr': EVERYBODY,
    'GET /api/v1/inspections/<uuid:inspection_id>/copies': {R, M},
    'GET /api/v1/inspections/<uuid:inspection_id>/copies/<string(length=64):sha256>': {R, M},
    'GET /api/v1/inspections/<uuid:inspection_id>/originals': {R, M},
    'POST /api/v1/rescue': {A, I, M},
    'GET /api/v1/line/ping': ALL,
    'GET /api/v1/line/downloads': ALL,
    'POST /api/v1/line/uploads': ALL,
    'PUT /api/v1/line-tests/<uuid:test_id>': {A, I},
    'GET /api/v1/line-tests/<uuid:test_id>': {A, I},
    # what follows is for the computer of a point, which knows a code or the secret that the code is traded for
    'POST /api/v1/line-claims': EVERYBODY,
    'GET /api/v1/line/by/<secret>/ping': EVERYBODY,
    'GET /api/v1/line/by/<secret>/downloads': EVERYBODY,
    'POST /api/v1/line/by/<secret>/uploads': EVERYBODY,
    'PUT /api/v1/line/by/<secret>/result': EVERYBODY,
    'GET /api/v1/line/by/<secret>/mini/<int:run>/': EVERYBODY,
    'GET /api/v1/line/by/<secret>/mini/<int:run>/speedtest/latency.txt': EVERYBODY,
    'GET /api/v1/line/by/<secret>/mini/<int:run>/speedtest/random<int:side>x<int:other>.jpg': EVERYBODY,
    'POST /api/v1/line/by/<secret>/mini/<int:run>/speedtest/upload.php': EVERYBODY,
}
EVEN_BLOCKED = {
    'PUT /api/v1/devices/<device>',
    'POST /api/v1/sync/operations',
    'GET /api/v1/sync/changes',
    'PUT /api/v1/photos/<string(length=64):sha256>',
    'HEAD /api/v1/photos/<string(length=64):sha256>',
    'PATCH /api/v1/photos/<string(length=64):sha256>',
    'POST /api/v1/rescue',
}
EVEN_ERASED = {'GET /api/v1/my-data/erasures/act'}
EVEN_UNCONFIRMED = {
    'GET /api/v1/session',
    'GET /api/v1/registration',
    'POST /api/v1/registration/letters',
    'PUT /api/v1/registration/email',
    'PUT /api/v1/registration/phone',
}
NOBODY = '018f0000-0000-7000-8000-000000000000'
PARTS = {
    '<outside_api:path>': 'queue',
    '<uuid:account_id>': NOBODY,
    '<uuid:application_id>': NOBODY,
    '<uuid:inspection_id>': NOBODY,
    '<uuid:notice_id>': NOBODY,
    '<uuid:decision_id>': NOBODY,
    '<uuid:question_id>': NOBODY,
    '<uuid:entry_id>': NOBODY,
    '<kind>': 'days',
    '<string(length=64):sha256>': 'a' * 64,
    '<string(length=64):digest>': 'a' * 64,
    '<int:n>': '1',
    '<device>': 'd' * 32,
    '<code>': '0' * 12,
    '<uuid:file_id>': NOBODY,
    '<uuid:reader_id>': NOBODY,
    '<uuid:member_id>': NOBODY,
    '<course_id>': 'orders',
    '<certificate_code>': '0' * 12,
    '<point_code>': '0' * 12,
    '<uuid:access_id>': NOBODY,
    '<uuid:sheet_id>': NOBODY,
    '<uuid:order_id>': NOBODY,
    '<uuid:link_id>': NOBODY,
    '<uuid:trouble_id>': NOBODY,
    '<paper>': 'lease',
    '<check>': 'identity',
    '<int:leaf>': '1',
    '<checklist_id>': 'nothing',
    '<int:version>': '1',
    '<uuid:test_id>': NOBODY,
    '<uuid:view_id>': NOBODY,
    '<uuid:export_id>': NOBODY,
    '<secret>': 'nothing',
    '<int:run>': '1',
    '<int:side>': '350',
    '<int:other>': '350',
}


def routes(service):
    """Every route as it is written in the table, with the access row that the code declares."""
    return {
        f'{method} {rule.rule}': access_of(service.view_functions[rule.endpoint])
        for rule in service.url_map.iter_rules()
        for method in rule.methods - ({'HEAD', 'OPTIONS'} if 'GET' in rule.methods else {'OPTIONS'})
    }


def ask(browser, row):
    """Use a route; its parts name nothing that exists. The answer's status and code."""
    method, path = row.split(' ')
    for part, value in PARTS.items():
        path = path.replace(part, value)
    assert '<' not in path, f'say in PARTS what stands for {path}'
    answer = browser.open(path, method=method)
    if method == 'HEAD':  # has no body: the status tells
        return answer.status_code, {401: 'not-signed-in', 403: 'not-allowed'}.get(answer.status_code)
    said = answer.get_json(silent=True) if answer.status_code >= 400 else None
    return answer.status_code, (said or {}).get('code')


def test_every_route_is_in_the_table_and_says_the_same(service):
    declared = routes(service)
    assert set(declared) == set(TABLE)
    assert {row: EVERYBODY if access.everybody else set(access.roles) for row, access in declared.items()} == TABLE
    assert {row for row, access in declared.items() if access.even_blocked} == EVEN_BLOCKED
    assert {row for row, access in declared.items() if access.even_erased} == EVEN_ERASED
    assert {row for row, access in declared.items() if access.even_unconfirmed} == EVEN_UNCONFIRMED


def test_the_mailbox_is_a_route_of_the_demo_on_this_machine_and_of_nothing_else(settings, build_service):
    row = 'GET /api/v1/mailbox'
    mail = Mail('mail.test', 25, 'o@osmotr.test')
    for told in (
        settings,
        replace(settings, demo=True, public_url='https://osmotr.test'),
        replace(settings, demo=True, host='0.0.0.0'),
        replace(settings, demo=True, mail=mail, public_url='https://osmotr.test'),
    ):
        service = build_service(told)
        assert row not in routes(service)
        assert ask(people.stranger(service), row) == (404, 'not-found')
    demo = build_service(replace(settings, demo=True))
    assert set(routes(demo)) == {*TABLE, row}
    assert routes(demo)[row].everybody
    stranger = people.stranger(demo)
    assert stranger.get('/api/v1/mailbox').status_code == 200
    assert stranger.get('/api/v1/mailbox', environ_base={'REMOTE_ADDR': '192.168.1.7'}).status_code == 404
    assert stranger.get('/api/v1/mailbox', base_url='http://evil.test').status_code == 404
    assert stranger.get('/api/v1/mailbox', headers={'X-Forwarded-For': '192.168.1.7'}).status_code == 404


def test_every_role_gets_through_where_the_table_lets_it_and_nowhere_else(service, sign_in, stranger):
    browsers = {role: sign_in(role) for role in sorted(ALL)}
    for row, roles in TABLE.items():
        expected_of_strangers = roles != EVERYBODY
        assert (ask(stranger, row) == (401, 'not-signed-in')) is expected_of_strangers, row
        if row == 'DELETE /api/v1/session':
            continue  # it would end the sessions that the other rows need
        for role, browser in browsers.items():
            status, code = ask(browser, row)
            refused = roles != EVERYBODY and role not in roles
            assert ((status, code) == (403, 'not-allowed')) is refused, (row, role, status, code)
            assert status != 401 or row == 'POST /api/v1/session', (row, role)
            assert status < 500 or row.endswith(('/', 'path>')), (row, role)


def test_a_blocked_person_only_hands_over_work(service, sign_in):
    anna, chief = sign_in(I), sign_in(M)
    path = f'/api/v1/accounts/{anna.account.id}'
    assert chief.patch(path, json={'blocked': True}, headers={'If-Match': '"1"'}).status_code == 200
    for row, roles in TABLE.items():
        if row == 'DELETE /api/v1/session':
            continue  # it would end the session that the other rows need
        stopped = ask(anna, row) == (403, 'account-blocked')
        assert stopped is (roles != EVERYBODY and row not in EVEN_BLOCKED), row


def test_a_person_whose_data_was_erased_learns_that_and_reads_the_act(service, sign_in):
    anna = sign_in(A)
    done = anna.post('/api/v1/my-data/erasures', json={'password': people.PASSWORD})
    assert done.status_code == 201, done.get_json()
    for row, roles in TABLE.items():
        if row == 'DELETE /api/v1/session':
            continue  # it would end the session that the other rows need
        stopped = ask(anna, row)[0] == 410
        assert stopped is (roles != EVERYBODY and row not in EVEN_ERASED), row


def test_who_is_not_confirmed_does_nothing_but_become_so(service, sign_in):
    anna = sign_in(A)
    with service.app_context(), transaction():
        db.session.get_one(Account, anna.account.id).confirmed_at = None
    for row, roles in TABLE.items():
        if row == 'DELETE /api/v1/session':
            continue  # it would end the session that the other rows need
        told = 'not-allowed' if row.startswith('HEAD ') else 'account-unconfirmed'  # a HEAD tells its status alone
        stopped = ask(anna, row) == (403, told)
        assert stopped is (roles != EVERYBODY and row not in EVEN_UNCONFIRMED), row
