"""The network's rules over HTTP: read, published version by version, told to the others, refused when stale."""

import pytest
import sqlalchemy as sa

from app.db import db
from app.notifications.models import Notice
from app.rules.defaults import CONSENT, DAYS, PAPERS, VALUES
from tests.support.people import add_account, speak_as

MORE = {**DAYS, 'help': 2}


def publish(person, kind, value, seen):
    headers = {} if seen is None else {'If-Match': f'"{seen}"'}
    return person.post(f'/api/v1/rules/{kind}/versions', json={'value': value}, headers=headers)


def test_what_is_shipped_is_version_0_and_every_change_another(service, sign_in):
    oleg = sign_in('administrator')
    shipped = oleg.get('/api/v1/rules').get_json()['items']
    assert {each['kind']: (each['version'], each['value'], each['by']) for each in shipped} == {
        kind: (0, value, None) for kind, value in VALUES.items()
    }
    made = publish(oleg, 'days', MORE, 0)
    assert (made.status_code, made.headers['ETag']) == (201, '"1"'), made.text
    assert (made.get_json()['version'], made.get_json()['by']['name']) == (1, oleg.account.name)
    again = publish(oleg, 'days', MORE, 0)
    assert (again.status_code, again.get_json()['version']) == (201, 1)
    back = publish(oleg, 'days', DAYS, 1)
    assert back.get_json()['version'] == 2
    versions = oleg.get('/api/v1/rules/days/versions').get_json()['items']
    assert [(each['version'], each['value']['help']) for each in versions] == [(2, 1), (1, 2), (0, 1)]
    assert [each['by'] is None for each in versions] == [False, False, True]
    for path in ('/api/v1/rules/nothing/versions', '/api/v1/rules/days'):
        assert oleg.get(path).status_code == 404


def test_a_change_of_what_another_has_changed_is_refused(sign_in):
    oleg = sign_in('administrator')
    publish(oleg, 'days', MORE, 0)
    stale = publish(oleg, 'days', {**DAYS, 'fixing': 9}, 0)
    assert (stale.status_code, stale.get_json()['code'], stale.get_json()['facts']) == (
        412, 'version-stale', {'version': 1},
    )  # fmt: skip
    assert publish(oleg, 'days', {**DAYS, 'fixing': 9}, None).status_code == 428
    assert publish(oleg, 'days', {**DAYS, 'fixing': 9}, 'x').status_code == 412


def test_the_other_administrators_hear_of_it(service, sign_in):
    add_account(service, 'administrator', 'olga@demo.test', 'Ольга')
    oleg, olga = sign_in('administrator'), speak_as(service, 'olga@demo.test')
    publish(oleg, 'days', MORE, 0)
    publish(oleg, 'days', MORE, 1)
    (told,) = olga.get('/api/v1/notices').get_json()['items']
    assert (told['kind'], told['path']) == ('rules.changed', '/rules')
    assert told['facts'] == {'rule': 'days', 'version': 1, 'who': oleg.account.name}
    with service.app_context():
        assert db.session.scalars(sa.select(Notice.recipient_id)).all() == [olga.account.id]


@pytest.mark.parametrize(
    ('kind', 'value'),
    [
        ('days', {**DAYS, 'help': 0}),
        ('consent', {'ru': 'Согласен', 'en': ' '}),
        ('consent', {'ru': 'a\0b', 'en': 'b'}),
        ('words', {'fixing': {'ru': 'a'}}),
        ('papers', {**PAPERS, 'company': []}),
        ('papers', {**PAPERS, 'company': [{'id': 'x', 'title': {'ru': '\0', 'en': 'x'}}]}),
    ],
)
def test_a_value_that_its_kind_does_not_allow_is_refused_and_nothing_is_kept(sign_in, kind, value):
    oleg = sign_in('administrator')
    refused = publish(oleg, kind, value, 0)
    assert (refused.status_code, refused.get_json()['code']) == (422, 'invalid-request')
    assert len(oleg.get(f'/api/v1/rules/{kind}/versions').get_json()['items']) == 1


def test_the_consent_is_everybodys_with_its_version_and_costs_nothing_again(stranger, sign_in):
    first = stranger.get('/api/v1/consent')
    assert first.get_json() == {'version': 0, 'text': CONSENT}
    assert first.headers['Cache-Control'] == 'public, max-age=0, must-revalidate'
    same = stranger.get('/api/v1/consent', headers={'If-None-Match': first.headers['ETag']})
    assert (same.status_code, same.data) == (304, b'')
    changed = {'ru': 'Согласен', 'en': 'I agree'}
    publish(sign_in('administrator'), 'consent', changed, 0)
    news = stranger.get('/api/v1/consent', headers={'If-None-Match': first.headers['ETag']})
    assert (news.status_code, news.get_json()) == (200, {'version': 1, 'text': changed})


def test_the_words_of_the_network_are_read_by_everybody_who_has_an_application(sign_in):
    words = {'repairing': {'ru': 'Звоните нам', 'en': 'Call us'}}
    publish(sign_in('administrator'), 'words', words, 0)
    answer = sign_in('applicant').get('/api/v1/applications/words')
    assert answer.get_json() == {'version': 1, 'words': words}


def test_halves_of_characters_are_refused(sign_in):
    body = '{"value": {"ru": "a\\ud800b", "en": "b"}}'
    headers = {'If-Match': '"0"', 'Content-Type': 'application/json'}
    refused = sign_in('administrator').post('/api/v1/rules/consent/versions', data=body, headers=headers)
    assert (refused.status_code, refused.get_json()['code']) == (422, 'invalid-request')
