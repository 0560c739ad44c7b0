"""What anybody may read: the requirements in force, in every format, in both languages, and what will change."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import clock
from app.db import transaction
from checklists import operations
from checklists.definition import Item
from checklists.kinds.registry import KINDS
from checklists.verdict import verdict

CONTRACT = Path(__file__).parents[1] / 'contract'
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
STRICTER = """
id: small
valid_from: 2027-03-01
title: {ru: Малый, en: Small}
basis: {ru: Рекомендация, en: Recommendation}
items:
  CLI-01: {min: 22, recommendation: true}
  STO-08: {critical: false}
"""
NEW_FORMAT = STRICTER.replace('id: small', 'id: kiosk')


@pytest.fixture
def library(service):
    """The shipped library, published, on a day of November 2026."""
    clock.set_source(lambda: AT)
    with service.app_context(), transaction():
        operations.publish_library(AT)
    yield service
    clock.set_source()


def publish(service, text):
    with service.app_context(), transaction():
        operations.publish_profile(text, 'profile.yaml', AT)


def read(stranger):
    answer = stranger.get('/api/v1/requirements')
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def formats(said):
    return {each['id']: each for each in said['formats']}


def test_a_stranger_reads_every_format_in_both_languages(library, stranger):
    said = read(stranger)
    assert (said['id'], said['version'], said['day']) == ('pvz-default', 1, '2026-11-23')
    items = {item['id']: item for section in said['sections'] for item in section['items']}
    assert len(items) == 60
    assert items['CLI-01']['text'] == {'ru': 'Общая площадь', 'en': 'Total area'}
    assert items['ENT-06']['shown_if'] == {'item': 'ENT-04', 'in': ['ramp', 'button', 'none']}
    assert set(formats(said)) == {'generic', 'brand-max', 'small', 'village', 'strict-video'}
    small = formats(said)['small']
    assert (small['in_force']['ref'], small['coming']) == ('small@2026-01-01', [])
    assert small['in_force']['items']['CLI-01']['settings']['min'] == 20
    assert 'CLI-04' not in small['in_force']['items'], 'what a profile leaves as it is comes once'
    assert formats(said)['village']['in_force']['items']['CLI-02']['asked_of'] == []
    assert formats(said)['generic']['in_force']['items']['CLI-01']['recommendation'] is True


def test_a_profile_to_come_is_told_and_holds_from_its_day_by_the_networks_clock(library, stranger):
    publish(library, STRICTER)
    publish(library, NEW_FORMAT)
    small = formats(read(stranger))['small']
    assert small['in_force']['ref'] == 'small@2026-01-01'
    assert [each['ref'] for each in small['coming']] == ['small@2027-03-01']
    assert small['coming'][0]['items']['CLI-01']['settings']['min'] == 22
    assert formats(read(stranger))['kiosk']['in_force'] is None

    clock.set_source(lambda: datetime(2027, 2, 28, 20, 59, tzinfo=UTC))
    assert formats(read(stranger))['small']['in_force']['ref'] == 'small@2026-01-01'
    clock.set_source(lambda: datetime(2027, 2, 28, 21, 0, tzinfo=UTC))  # midnight in Moscow
    small = formats(read(stranger))['small']
    assert (small['in_force']['ref'], small['coming']) == ('small@2027-03-01', [])


def test_it_may_be_kept_by_anybody_for_five_minutes_and_asked_for_again_cheaply(library, stranger):
    first = stranger.get('/api/v1/requirements')
    assert first.headers['Cache-Control'] == 'public, max-age=300'
    assert 'Set-Cookie' not in first.headers
    again = stranger.get('/api/v1/requirements', headers={'If-None-Match': first.headers['ETag']})
    assert (again.status_code, again.data) == (304, b'')
    publish(library, STRICTER)
    changed = stranger.get('/api/v1/requirements', headers={'If-None-Match': first.headers['ETag']})
    assert changed.status_code == 200


def test_before_anything_is_published_there_are_none(service, stranger):
    answer = stranger.get('/api/v1/requirements')
    assert (answer.status_code, answer.get_json()['code']) == (404, 'unknown-checklist')
    assert answer.headers['Cache-Control'] == 'no-store'


def test_the_page_reads_the_shape_that_is_served(library, stranger):
    """`requirements.json` is what the server says of the shipped library: vitest judges answers by the same file."""
    kept = json.loads((CONTRACT / 'requirements.json').read_text('utf-8'))
    assert read(stranger) == kept


def test_the_preflight_judges_as_the_server_does(library):
    """`preflight.json`: what the answers come to; vitest asks the same of the page."""
    for sample in json.loads((CONTRACT / 'preflight.json').read_text('utf-8')):
        with library.app_context():
            items = operations.items_of('pvz-default', 1, sample['profile'])
        answers = {name: value for name, value in sample['answers'].items() if value is not None}
        asked = [items[name] for name in sample['answers'] if items[name].asked_of]
        assert {item.id: outcome(item, answers) for item in asked} == sample['outcomes'], sample['why']
        said = verdict(asked, answers)
        assert [said.score, said.max_score] == sample['score'], sample['why']
        assert list(said.critical_bad) == sample['critical_bad'], sample['why']


def outcome(item: Item, answers):
    value = answers.get(item.id)
    return None if value is None else KINDS[item.kind].outcome(value, item.settings)
