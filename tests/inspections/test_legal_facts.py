"""What is stated beside what stands in the papers: which differences are marked, and which are none."""

from datetime import date, timedelta

import pytest

from inspections.legal.facts import compare, same_area, same_place

TODAY, ROAD = date(2026, 11, 27), timedelta(days=73)


@pytest.mark.parametrize(
    ('one', 'other', 'same'),
    [
        ('г. Тверь, ул. Советская, д. 12', 'Тверь, Советская 12', True),
        ('170100, Тверь, улица Советская, 12, помещение 3', 'г Тверь ул Советская д 12', True),
        ('Москва, ул. Ёлочная, 5', 'Москва, Елочная улица, дом 5', True),
        ('Тверь, Советская 12', 'Тверь, Советская 21', False),
        ('Тверь, Советская 12', 'Тверь, Новая 12', False),
        ('Тверь, Советская 12', '', None),
        ('ул. д.', 'Тверь', None),
    ],
)
def test_addresses_are_compared_by_their_words(one, other, same):
    assert same_place(one, other) is same
    assert same_place(other, one) is same


@pytest.mark.parametrize(
    ('stated', 'in_paper', 'same'),
    [(40, 41.5, True), (40, 42.1, True), (40, 43, False), (10, 11, True), (10, 11.5, False), (40, None, None)],
)
def test_areas_may_differ_by_how_rooms_are_measured(stated, in_paper, same):
    assert same_area(stated, in_paper) is same


@pytest.mark.parametrize(
    ('until', 'lasts'), [('2026-12-04', False), ('2027-02-08', True), ('2027-02-07', False), (None, True)]
)
def test_a_lease_must_last_until_the_opening(until, lasts):
    rows = compare({}, {'until': until, 'address': 'x', 'area_m2': 1}, applicant='A', today=TODAY, road=ROAD)
    assert next(each['agrees'] for each in rows if each['id'] == 'until') is lasts


def test_what_only_a_person_can_read_is_left_to_them():
    rows = compare({'person_inn': '500100732259'}, None, applicant='Анна', today=TODAY, road=ROAD)
    assert {each['id']: (each['stated'], each['in_paper'], each['agrees']) for each in rows} == {
        'applicant': ('Анна', None, None),
        'person_inn': ('500100732259', None, None),
        'address': (None, None, None),
        'area_m2': (None, None, None),
        'until': ('2027-02-08', None, None),
    }
