"""The network's rules: what is shipped, what is published, what is refused."""

import pytest

from app import clock, problems
from app.db import transaction
from app.rules import checks, operations
from app.rules.defaults import DAYS, LEGAL_FORMS, VALUES

WORDS = {'ru': 'Слова', 'en': 'Words'}
PAPER = {'id': 'plan', 'title': {'ru': 'План БТИ', 'en': 'Floor plan'}}


@pytest.mark.parametrize('kind', VALUES)
def test_what_is_shipped_passes_its_own_check(kind):
    checks.CHECKS[kind](VALUES[kind])
    assert set(checks.CHECKS) == set(VALUES)


def test_a_rule_is_in_force_at_once_and_every_version_stays(service, accounts):
    by, at = accounts['administrator'].id, clock.now()
    with service.app_context():
        assert operations.current('days') == (0, DAYS)
        with transaction():
            first = operations.publish('days', {**DAYS, 'reviewing': 5}, seen=0, by=by, at=at)
            again = operations.publish('days', {**DAYS, 'reviewing': 5}, seen=0, by=by, at=at)
        assert (first.version, again) == (1, first)
        assert operations.term('reviewing').days == 5
        assert operations.term('repairing').days == DAYS['repairing']
        with pytest.raises(problems.VersionStale), transaction():
            operations.publish('days', {**DAYS, 'reviewing': 9}, seen=0, by=by, at=at)
        with transaction():
            operations.publish('days', {**DAYS, 'reviewing': 9}, seen=1, by=by, at=at)
        assert [each.version for each in operations.history('days')] == [2, 1]
        assert operations.at_version('days', 1)['reviewing'] == 5
        assert operations.at_version('days', 0) == DAYS
        with pytest.raises(problems.NotFound):
            operations.at_version('days', 3)


def test_the_papers_follow_the_legal_form(service, accounts):
    with service.app_context():
        assert [each['id'] for each in operations.papers('company')] == [
            'registration', 'charter', 'head', 'lease', 'passport',
        ]  # fmt: skip
        more = {form: [*VALUES['papers'][form], PAPER] for form in LEGAL_FORMS}
        with transaction():
            operations.publish('papers', more, seen=0, by=accounts['administrator'].id, at=clock.now())
        assert operations.papers('sole-trader')[-1] == PAPER
        assert operations.papers('nobody') == []


@pytest.mark.parametrize(
    ('kind', 'value'),
    [
        ('days', {**DAYS, 'reviewing': 0}),
        ('days', {**DAYS, 'reviewing': True}),
        ('days', {**DAYS, 'reviewing': '3'}),
        ('days', {**DAYS, 'reviewing': 3651}),
        ('days', {**DAYS, 'more': 3}),
        ('days', {'reviewing': 3}),
        ('days', []),
        ('papers', {'company': [PAPER]}),
        ('papers', {form: [] for form in LEGAL_FORMS}),
        ('papers', {form: [PAPER, PAPER] for form in LEGAL_FORMS}),
        ('papers', {form: [{'id': 'Plan!', 'title': WORDS}] for form in LEGAL_FORMS}),
        ('papers', {form: [{'id': 'plan'}] for form in LEGAL_FORMS}),
        ('papers', {form: [{**PAPER, 'more': 1}] for form in LEGAL_FORMS}),
        ('papers', dict.fromkeys(LEGAL_FORMS, 'plan')),
        ('consent', {'ru': 'Да'}),
        ('consent', {'ru': 'Да', 'en': ' '}),
        ('consent', {'ru': 'Да', 'en': 'x' * 20_001}),
        ('words', {'Draft!': WORDS}),
        ('words', {'draft': 'Слова'}),
    ],
)
def test_a_value_that_its_kind_does_not_allow_is_refused(kind, value):
    with pytest.raises(problems.InvalidRequest):
        checks.CHECKS[kind](value)
