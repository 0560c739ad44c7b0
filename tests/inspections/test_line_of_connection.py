"""The line of a connection: its figures are those whose bytes the server has counted, by account and by link."""

# ruff: noqa: F811 – fixtures of another file

import uuid

import pytest
import sqlalchemy as sa

from app import clock
from app.db import db, snapshot, transaction
from inspections import erasing
from inspections.models import LineFlow, LineTest
from tests.app.connecting import case, later, said  # noqa: F401 – fixtures
from tests.app.test_connection_links import Computer, made, pc  # noqa: F401 – fixtures
from tests.inspections.test_line_tests import flow, result, stopwatch  # noqa: F401 – fixtures


def opens(case, cameras=2, test_id=None, by=None):
    return (by or case.anna).put(case.at(f'/line-tests/{test_id or uuid.uuid4()}'), json={'cameras': cameras})


def opens_by_link(pc, cameras=2, test_id=None):
    place = f'/api/v1/test-computers/me/line-tests/{test_id or uuid.uuid4()}'
    return pc.browser.put(place, json={'cameras': cameras}, headers=pc.headers())


def secret_of(answer):
    assert answer.status_code == 200, answer.text
    return answer.get_json()['secret']


def newest(case):
    return case.read()['history'][0]


def hand_in(browser, secret, upload=1.0):
    flow(browser, secret)
    return result(browser, secret, (1.0, upload))


@pytest.mark.parametrize('cameras', [0, 2])
def test_what_was_counted_becomes_the_result(case, stopwatch, cameras):
    name = str(uuid.uuid4())
    secret = secret_of(opens(case, cameras, name))
    assert hand_in(case.anna, secret).status_code == 200
    assert result(case.anna, secret, (1.0, 1.0)).status_code == 200  # its answer was lost
    told = newest(case)
    assert (told['id'], told['part'], told['passed'], told['by_link']) == (name, 'line', False, False)
    facts = told['facts']
    assert (facts['upload_mbps'], facts['cameras'], facts['needed_mbps']) == (1.0, cameras, 2 + 3 * cameras)
    assert facts['internet'] is False and len(case.read()['history']) == 1


def test_a_line_that_is_enough_passes(case, stopwatch):
    secret = secret_of(opens(case, cameras=0))
    assert hand_in(case.anna, secret, upload=3.0).status_code == 200
    assert newest(case)['passed'] and 'line' not in case.read()['missing']


def test_figures_that_no_bytes_bear_out_are_refused(case, stopwatch):
    secret = secret_of(opens(case))
    said(result(case.anna, secret, (50.0, 50.0)), 'line-result-unproved')
    flow(case.anna, secret)
    said(result(case.anna, secret, (1.0, 100_000.0)), 'line-result-unproved')
    assert case.read()['history'] == []
    said(case.result(line={'download_mbps': 50, 'upload_mbps': 50, 'latency_ms': 1, 'cameras': 0}), 'invalid-request')


def test_a_computer_of_a_link_measures_without_an_account(case, pc, stopwatch):
    pc.opens(token=made(case)['token'])
    secret = secret_of(opens_by_link(pc, cameras=0))
    assert hand_in(pc.browser, secret, upload=3.0).status_code == 200
    told = newest(case)
    assert (told['passed'], told['by_link'], told['agent']) == (True, True, 'other, other')
    with case.service.app_context(), snapshot():
        test = db.session.scalar(sa.select(LineTest))
        assert test.computer_address is None and test.inspection_id is None


def test_the_last_part_of_a_connection_may_be_its_line(case, pc, stopwatch):
    case.hand_over()
    case.drill()
    pc.opens(token=made(case)['token'])
    assert pc.post('/sheets').status_code == 201
    pc.test(case.sheet_made())
    hand_in(pc.browser, secret_of(opens_by_link(pc, cameras=0)), upload=3.0)
    assert case.read()['application']['stage'] == 'training'


def test_a_link_that_is_closed_meanwhile_brings_no_result(case, pc, stopwatch):
    link = made(case)
    pc.opens(token=link['token'])
    secret = secret_of(opens_by_link(pc))
    assert case.anna.delete(case.at(f'/links/{link["id"]}')).status_code == 200
    said(hand_in(pc.browser, secret), 'link-revoked')
    assert case.read()['history'] == []
    said(opens_by_link(pc), 'link-revoked')


def test_the_same_test_again_has_a_new_secret_and_another_takes_its_place(case, pc):
    name = str(uuid.uuid4())
    first, second = (secret_of(opens(case, test_id=name)) for _ in range(2))
    assert first != second
    said(result(case.anna, first, (1.0, 1.0)), 'line-code-unknown')
    secret_of(opens(case))
    said(result(case.anna, second, (1.0, 1.0)), 'line-code-used')
    assert opens(case, test_id=name).get_json()['secret'] is None
    pc.opens(token=made(case)['token'])
    said(opens_by_link(pc, test_id=name), 'not-found')


def test_a_line_test_of_a_connection_is_its_applicants_alone(case):
    said(opens(case, by=case.rita), 'not-allowed')
    name = str(uuid.uuid4())
    secret_of(opens(case, test_id=name))
    said(case.anna.get(f'/api/v1/line-tests/{name}'), 'not-found')
    case.move_to('withdraw')
    said(opens(case), 'act-not-possible')


def test_they_go_with_who_is_erased(case, stopwatch):
    assert hand_in(case.anna, secret_of(opens(case))).status_code == 200
    opens(case)
    case.move_to('withdraw')
    with case.service.app_context(), transaction():
        erasing.erase(case.anna.account.id, clock.now())
    with case.service.app_context(), snapshot():
        assert not db.session.scalars(sa.select(LineTest)).all()
        assert not db.session.scalars(sa.select(LineFlow)).all()
