"""What a phone tells of itself beside its words reaches the administrator, and never stands in the way of the words."""

from tests.inspections.phone import Phone, verdicts

QUIET = {'operations': 0, 'photos': 0, 'oldest_ms': None, 'app_version': '2'}
LADEN = {
    'operations': 3,
    'photos': 2,
    'oldest_ms': 3_600_000,
    'app_version': '2026.11',
    'storage': {
        'used': 5_000,
        'quota': 90_000,
        'persisted': False,
        'failure': {'code': 'QuotaExceededError', 'age_ms': 60_000},
    },
}

ODD = [
    'fine',
    [],
    {},
    {**LADEN, 'app_version': '3', 'operations': -1},
    {**LADEN, 'app_version': '3', 'operations': '3'},
    {**LADEN, 'app_version': '3', 'oldest_ms': 1e300},
    {**LADEN, 'app_version': '\ud800'},
    {**LADEN, 'app_version': 'a\x00b'},
    {**LADEN, 'app_version': '3', 'storage': {'failure': {'code': 'a b', 'age_ms': 1}}},
    {**LADEN, 'app_version': '3', 'former': ['nobody']},
]


def phones(chief, **query):
    return chief.get('/api/v1/devices', query_string=query).json['items']


def test_a_phone_tells_what_is_only_on_it_and_the_administrator_reads_it(chief, phone):
    phone.push([], standing=LADEN)
    (row,) = phones(chief)
    assert (row['unsent']['operations'], row['unsent']['photos']) == (3, 2)
    assert row['app_version'] == '2026.11'
    assert row['unsent']['since'] < row['told_at']
    assert (row['storage']['used'], row['storage']['quota'], row['storage']['persisted']) == (5_000, 90_000, False)
    assert row['storage']['failure']['code'] == 'QuotaExceededError'
    assert row['storage']['failure']['at'] < row['told_at']
    assert row['account']['name'] == phone.person.account.name


def test_a_phone_of_an_older_build_tells_nothing_and_is_listed(chief, phone):
    phone.push([])
    (row,) = phones(chief)
    assert (row['told_at'], row['storage'], row['unsent']['operations']) == (None, None, 0)


def test_an_odd_standing_is_as_good_as_none_and_the_words_are_taken(chief, phone, visit):
    phone.push([], standing=LADEN)
    for odd in ODD:
        phone.answer(visit, 'CLI-01', 20)
        assert verdicts(phone.push(phone.ops[-1:], standing=odd)) == ['applied'], odd
        (row,) = phones(chief)
        assert row['app_version'] == '2026.11', odd


def test_a_newer_phone_may_say_more_than_this_server_knows(chief, phone, visit):
    phone.answer(visit, 'CLI-01', 20)
    said = phone.push(standing={**LADEN, 'mood': 'fine'}, wishes=['tea'])
    assert verdicts(said) == ['applied']
    assert phones(chief)[0]['unsent']['operations'] == 3


def test_what_came_since_in_another_way_is_no_longer_only_there(chief, phone, visit):
    phone.push([], standing={**LADEN, 'operations': 2, 'photos': 0})
    phone.answer(visit, 'CLI-01', 20)
    phone.push()
    assert phones(chief)[0]['unsent']['operations'] == 1
    phone.answer(visit, 'CLI-02', 3)
    phone.push()
    assert phones(chief)[0]['unsent'] == {'operations': 0, 'photos': 0, 'since': None}
    assert phones(chief, attention='true') == []


def test_those_that_hold_unsent_work_come_first_and_the_list_has_pages(chief, phone, monkeypatch):
    monkeypatch.setattr('inspections.api.upkeep.PAGE', 2)
    others = [Phone(phone.person).enrol() for _ in range(4)]
    for each in (phone, *others):
        each.push([], standing=LADEN if each is others[3] else QUIET)
    found, cursor = [], None
    while True:
        page = chief.get('/api/v1/devices', query_string={'cursor': cursor} if cursor else {}).json
        assert page['counts'] == {'phones': 5, 'attention': 1, 'quarantined': 0}
        found += [each['id'] for each in page['items']]
        cursor = page['next']
        if cursor is None:
            break
    assert found == [others[3].device, phone.device, *(each.device for each in others[:3])]
    assert chief.get('/api/v1/devices', query_string={'cursor': 'x'}).status_code == 422


def test_a_phone_that_became_another_device_is_one_phone(chief, phone, visit):
    phone.push([], standing=LADEN)
    again = Phone(phone.person).enrol()
    again.push([], standing={**QUIET, 'former': [phone.device]})
    assert [each['id'] for each in phones(chief)] == [again.device]


def test_nobody_takes_the_phone_of_another_off_the_list(chief, phone, sign_in):
    theirs = Phone(sign_in('applicant')).enrol()
    theirs.push([], standing={**QUIET, 'former': [phone.device]})
    assert {each['id'] for each in phones(chief)} == {phone.device, theirs.device}


def test_holes_are_named(chief, phone, visit):
    for item in ('CLI-01', 'CLI-02', 'CLI-03'):
        phone.answer(visit, item, 5)
    phone.push(phone.ops[2:], first_kept=3)
    (row,) = phones(chief)
    assert [(each['first'], each['last']) for each in row['holes']] == [(1, 2)]
    assert row['lost_numbers'] == 2


def test_a_phone_whose_work_was_refused_wants_attention_until_it_is_released(chief, phone, visit):
    phone.push([], standing=QUIET)
    assert phones(chief, attention='true') == []
    phone.answer(visit, 'ZZZ-99', 1)
    phone.push(standing=QUIET)
    assert [(each['id'], each['quarantined']) for each in phones(chief, attention='true')] == [(phone.device, 1)]
    Phone(phone.person).enrol().push([], standing={**QUIET, 'former': [phone.device]})
    assert [each['quarantined'] for each in phones(chief, attention='true')] == [1]
