"""What changes between two versions for those who are asked; nothing that only explains or draws is a demand."""

from dataclasses import replace

import pytest

from checklists.changes import changes
from checklists.definition import Checklist, Item, Photos, Section, Shot

WORDS = {'ru': 'Площадь', 'en': 'Area'}
UNIT = {'ru': 'м²', 'en': 'm²'}
AREA = Item('CLI-01', 'number', WORDS, None, settings={'unit': UNIT, 'min': 25, 'low': 0})
SIGN = Item('SIG-01', 'yes-no', WORDS, None)


def checklist(*items):
    return Checklist('sample', WORDS, (Section('CLI', {'ru': 'Клиентская', 'en': 'Client'}, items),))


def told(before, after):
    return [(each.id, each.change, each.what) for each in changes(checklist(*before), checklist(*after))]


def test_the_same_says_nothing():
    assert told([AREA, SIGN], [SIGN, AREA]) == []


@pytest.mark.parametrize(
    ('after', 'what'),
    [
        (replace(AREA, settings={**AREA.settings, 'min': 30}), ('answer',)),
        (replace(AREA, kind='text', settings={}), ('answer',)),
        (replace(AREA, text={**WORDS, 'ru': 'Площадь зала'}), ('text',)),
        (replace(AREA, critical=True), ('critical',)),
        (replace(AREA, photos=Photos(2)), ('photos',)),
        (replace(AREA, shots=(Shot('one', WORDS, WORDS),)), ('photos',)),
        (replace(AREA, asked_of=('inspector',)), ('asked',)),
        (replace(AREA, critical=True, text={**WORDS, 'en': 'Floor'}), ('text', 'critical')),
    ],
)
def test_every_demand_that_differs_is_named(after, what):
    assert told([AREA], [after]) == [('CLI-01', 'changed', what)]


@pytest.mark.parametrize(
    'after',
    [
        replace(AREA, guidance=WORDS),
        replace(AREA, source='закон'),
        replace(AREA, recommendation=True),
        replace(AREA, settings={**AREA.settings, 'low': 10, 'high': 90, 'decimals': 1}),
    ],
)
def test_what_explains_or_draws_is_no_demand(after):
    assert told([AREA], [after]) == []


def test_added_and_removed_ones_are_told_with_their_section():
    found = changes(checklist(AREA), checklist(SIGN))
    assert [(each.id, each.change, each.section['en']) for each in found] == [
        ('SIG-01', 'added', 'Client'),
        ('CLI-01', 'removed', 'Client'),
    ]
    assert (found[0].before, found[1].after) == (None, None)


def test_what_a_profile_does_not_ask_is_not_there():
    unasked, empty = replace(AREA, asked_of=()), replace(SIGN, stages=('empty',))
    assert told([], [unasked, empty]) == []
    assert told([unasked], [AREA]) == [('CLI-01', 'added', ())]
    assert told([AREA], [unasked]) == [('CLI-01', 'removed', ())]
