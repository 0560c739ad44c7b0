"""What nobody sends on purpose gets a refusal, never a fault of ours."""

import json

import pytest


@pytest.mark.parametrize('cursor', ['2026-11-23T10:00:00~x', '0001-01-01T00:00:00+14:00~' + 'a' * 32, '~', 'null'])
@pytest.mark.parametrize('path', ['/api/v1/applications', '/api/v1/queue'])
def test_a_cursor_that_was_not_made_here_is_refused(sign_in, path, cursor):
    answer = sign_in('reviewer').get(path, query_string={'cursor': cursor})
    assert (answer.status_code, answer.json['code']) == (422, 'invalid-request')


def test_a_list_of_people_has_no_e_mail_in_its_address(sign_in):
    assert sign_in('administrator').get('/api/v1/accounts?cursor=anna@example.org').status_code == 422


def test_json_that_is_nested_too_deep_is_refused(stranger):
    said = '[' * 20_000 + ']' * 20_000
    answer = stranger.post('/api/v1/session', data=f'{{"email": {said}}}', content_type='application/json')
    assert answer.status_code == 422
    assert json.loads(answer.data)['code'] == 'invalid-request'


def test_an_offset_of_five_thousand_digits_is_refused(sign_in):
    headers = {'Upload-Offset': '9' * 5000}
    answer = sign_in('inspector').patch(
        f'/api/v1/photos/{"a" * 64}', data=b'', content_type='application/offset+octet-stream', headers=headers
    )
    assert answer.status_code == 422
