"""Publishing: a version is frozen for ever, the same content twice is one, a broken file changes nothing."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import problems
from app.audit import AuditEntry
from app.db import db, transaction
from checklists import operations
from checklists.evidence import Thresholds
from checklists.models import ChecklistVersion, ProfileVersion
from tests.checklists.test_yaml_file import GOOD, PROFILE

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
CONTRACT = Path(__file__).parents[1] / 'contract' / 'checklist.json'
LATER = GOOD.replace('max: 5', 'max: 6')


@pytest.fixture
def library(service):
    """The shipped library, published."""
    with service.app_context(), transaction():
        operations.publish_library(AT)
    return service


def publish(service, text):
    with service.app_context(), transaction():
        return operations.publish_checklist(text, 'sample.yaml', AT)


def test_the_library_is_published_once(library):
    with library.app_context(), transaction():
        operations.publish_library(AT)
        assert db.session.scalar(sa.select(sa.func.count()).select_from(ChecklistVersion)) == 2
        assert db.session.scalar(sa.select(sa.func.count()).select_from(ProfileVersion)) == 5
        acts = db.session.scalars(sa.select(AuditEntry.act)).all()
    assert sorted(acts) == [*['checklist.publish'] * 2, *['profile.publish'] * 5], 'rooms, and days of the test period'


def test_the_same_content_twice_is_one_version(service):
    assert publish(service, GOOD) == ('sample', 1, True)
    assert publish(service, GOOD + '\n# with a remark\n') == ('sample', 1, False)
    assert publish(service, LATER) == ('sample', 2, True)
    assert publish(service, GOOD) == ('sample', 3, True)


def test_a_published_version_stays_as_it_was(service):
    publish(service, GOOD)
    with service.app_context():
        before = operations.resolve('sample', 1, None)
    publish(service, LATER)
    with service.app_context():
        assert operations.resolve('sample', 1, None) == before
        assert operations.resolve('sample', 2, None) != before
        assert operations.latest_version('sample') == 2


def test_own_versions_are_not_covered_by_the_shipped_one(library):
    own = (operations.LIBRARY / 'pvz-default.yaml').read_text('utf-8').replace('min: 25', 'min: 26')
    assert publish(library, own) == ('pvz-default', 2, True)
    with library.app_context(), transaction():
        operations.publish_library(AT)
        assert operations.latest_version('pvz-default') == 2


def test_a_broken_file_changes_nothing(service):
    publish(service, GOOD)
    with pytest.raises(problems.ChecklistRefused) as refused:
        publish(service, GOOD.replace('kind: number', 'kind: guess'))
    assert refused.value.facts['line'] == 15
    assert refused.value.facts['file'] == 'sample.yaml'
    with service.app_context():
        assert operations.latest_version('sample') == 1


def test_what_a_profile_says_from_a_day_on_never_changes(service):
    publish(service, GOOD)

    def profile(text):
        with service.app_context(), transaction():
            return operations.publish_profile(text, 'small.yaml', AT, 'sample')

    assert profile(PROFILE) == ('small@2026-01-01', True)
    assert profile(PROFILE) == ('small@2026-01-01', False)
    with pytest.raises(problems.ChecklistRefused) as refused:
        profile(PROFILE.replace('min: 2', 'min: 3'))
    assert 'valid_from' in refused.value.facts['reason']
    assert profile(PROFILE.replace('min: 2', 'min: 3').replace('2026-01-01', '2026-12-01')) == (
        'small@2026-12-01',
        True,
    )
    with service.app_context():
        assert operations.items_of('sample', 1, 'small@2026-01-01')['SEC-02'].settings['min'] == 2
        assert operations.items_of('sample', 1, 'small@2026-12-01')['SEC-02'].settings['min'] == 3
        assert operations.require_profile('small@2026-12-01').valid_from == date(2026, 12, 1)


def test_a_profile_of_before_thresholds_for_photos_has_the_defaults_and_stays_the_same(service):
    with service.app_context():
        with transaction():
            operations.publish_checklist(GOOD, 'good.yaml', AT)
            operations.publish_profile(PROFILE, 'small.yaml', AT, 'sample')
            row = operations.require_profile('small@2026-01-01')
            assert row.content['evidence']['accuracy_m'] == 100
            row.content = {name: each for name, each in row.content.items() if name != 'evidence'}
            row.hash = 'as it was'
        with transaction():
            assert operations.thresholds_of('small@2026-01-01') == Thresholds()
            assert operations.publish_profile(PROFILE, 'small.yaml', AT, 'sample') == ('small@2026-01-01', False)
            with pytest.raises(problems.ChecklistRefused):
                operations.publish_profile(PROFILE + 'evidence: {clock_s: 60}\n', 'small.yaml', AT, 'sample')


@pytest.mark.parametrize(
    'ref', ['none@2026-01-01', 'generic@2026-02-31', 'generic@20260101', 'generic', '@', 'generic@2026-01-01\0']
)
def test_an_unknown_profile_is_refused(library, ref):
    with library.app_context(), pytest.raises(problems.UnknownProfile):
        operations.resolve('pvz-default', 1, ref)


def test_the_phone_is_served_the_sample(library, sign_in):
    answer = sign_in('inspector').get('/api/v1/checklists/pvz-default/versions/1?profile=brand-max@2026-01-01')
    assert answer.status_code == 200
    assert answer.get_json() == json.loads(CONTRACT.read_text('utf-8'))
    assert answer.headers['Cache-Control'] == 'private, max-age=31536000, immutable'


def test_the_phone_is_told_by_what_this_profile_judges_photos(service, sign_in):
    stricter = PROFILE + 'evidence: {blurred: 9, black: 20}\n'
    with service.app_context(), transaction():
        operations.publish_checklist(GOOD, 'good.yaml', AT)
        operations.publish_profile(stricter, 'small.yaml', AT, 'sample')
    answer = sign_in('inspector').get('/api/v1/checklists/sample/versions/1?profile=small@2026-01-01')
    assert answer.get_json()['profile']['looks'] == {'black': 20, 'one_colour': Thresholds().one_colour, 'blurred': 9}


@pytest.mark.parametrize('role', ['applicant', 'inspector', 'reviewer', 'administrator'])
def test_everybody_who_is_signed_in_reads_a_version(library, sign_in, role):
    answer = sign_in(role).get('/api/v1/checklists/pvz-default/versions/1')
    assert (answer.status_code, answer.get_json()['profile']) == (200, None)


def test_lists_are_for_those_who_plan_and_decide(library, sign_in, stranger):
    for path in ('/api/v1/checklists', '/api/v1/profiles'):
        assert sign_in('administrator').get(path).status_code == 200
        assert sign_in('reviewer').get(path).status_code == 200
        assert sign_in('inspector').get(path).status_code == 403
        assert stranger.get(path).status_code == 401


def test_lists_name_versions_and_days(library, sign_in):
    chief = sign_in('administrator')
    said = chief.get('/api/v1/checklists').get_json()
    assert said['next'] is None
    assert [(each['id'], each['latest'], [one['version'] for one in each['versions']]) for each in said['items']] == [
        ('pvz-default', 1, [1]),
        ('pvz-daily', 1, [1]),
    ]
    assert said['items'][0]['versions'][0]['published_at'] == '2026-11-23T09:00:00.000Z'
    refs = [each['ref'] for each in chief.get('/api/v1/profiles').get_json()['items']]
    assert refs == [
        f'{name}@2026-01-01' for name in ('brand-max', 'generic', 'small', 'strict-video', 'village')
    ]  # fmt: skip


@pytest.mark.parametrize(
    ('path', 'status', 'code'),
    [
        ('pvz-default/versions/2', 404, 'unknown-checklist'),
        ('pvz-default/versions/0', 404, 'unknown-checklist'),
        ('pvz-default/versions/99999999999999999999', 404, 'unknown-checklist'),
        ('other/versions/1', 404, 'unknown-checklist'),
        ('other%00/versions/1', 404, 'unknown-checklist'),
        ('pvz-default/versions/1?profile=generic@2020-01-01', 404, 'unknown-profile'),
        ('pvz-default/versions/1?profile=generic', 404, 'unknown-profile'),
    ],
)
def test_what_is_not_there_is_refused(library, sign_in, path, status, code):
    answer = sign_in('inspector').get(f'/api/v1/checklists/{path}')
    assert (answer.status_code, answer.get_json()['code']) == (status, code)


def test_the_console_publishes_and_refuses_in_one_line(service, tmp_path):
    console = service.test_cli_runner()
    (tmp_path / 'sample.yaml').write_text(GOOD, 'utf-8')
    (tmp_path / 'broken.yaml').write_text(GOOD.replace('kind: number', 'kind: guess'), 'utf-8')
    (tmp_path / 'latin.yaml').write_bytes('id: caf\u00e9'.encode('latin-1'))

    def say(file):
        done = console.invoke(args=['checklist', 'publish', str(tmp_path / file)])
        return done.exit_code, done.output.strip()

    assert say('sample.yaml') == (0, 'sample, version 1: published.')
    assert say('sample.yaml') == (0, 'sample, version 1: the same content is published already.')
    assert say('broken.yaml')[0] == 1
    assert say('broken.yaml')[1].startswith("Error: broken.yaml:15: unknown kind 'guess'")
    assert say('latin.yaml')[1] == 'Error: latin.yaml:1: not UTF-8 at byte 7'


def test_the_console_publishes_a_profile(library, tmp_path):
    text = (operations.LIBRARY / 'profiles' / 'small.yaml').read_text('utf-8')
    (tmp_path / 'small.yaml').write_text(text.replace('2026-01-01', '2027-01-01'), 'utf-8')
    done = library.test_cli_runner().invoke(args=['checklist', 'publish', str(tmp_path / 'small.yaml')])
    assert (done.exit_code, done.output.strip()) == (0, 'Profile small@2027-01-01: published.')
