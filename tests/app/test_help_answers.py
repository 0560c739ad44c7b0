"""Published answers: versions, who finds them by which words, and what taking one off does."""

import uuid

import pytest

from app.help import searching

PAPERS = {
    'question': {'ru': 'Какие документы нужны самозанятому?', 'en': 'Which papers does a self-employed person need?'},
    'answer': {'ru': 'Справка и договор аренды помещения.', 'en': 'The certificate and the lease.'},
}
TREE = {
    'question': {'ru': 'Можно ли поставить ёлку в клиентской зоне?', 'en': 'May a Christmas tree stand there?'},
    'answer': {'ru': 'Да, если проход к примерочной свободен.', 'en': 'Yes, if the way stays free.'},
}
MOVE = {
    'question': {'ru': 'Как поменять адрес помещения?', 'en': 'How do I change the address?'},
    'answer': {'ru': 'Отзовите заявку и подайте новую.', 'en': 'Withdraw it and begin another application.'},
}


@pytest.fixture
def put(sign_in):
    chief = sign_in('administrator')

    def publish(text, entry=None, seen=0, **more):
        path = f'/api/v1/help/answers/{entry or uuid.uuid4()}'
        return chief.put(path, json={**text, **more}, headers={'If-Match': f'"{seen}"'})

    return publish


def found(person, words):
    answer = person.post('/api/v1/help/searches', json={'words': words})
    assert answer.status_code == 200, answer.text
    return [each['question']['ru'] for each in answer.get_json()['items']]


@pytest.mark.parametrize(
    ('words', 'text'),
    [
        ('елка', TREE), ('Ёлку', TREE), ('ёлки в зоне', TREE), ('ЕЛК', TREE), ('christmas', TREE),
        ('документ', PAPERS), ('какой нужен документ', PAPERS), ('papers', PAPERS), ('документы самозанятого', PAPERS),
        ('у меня сменился адрес, что делать', MOVE), ('change addresses', MOVE),
    ],
)  # fmt: skip
def test_an_answer_is_found_by_words_as_people_write_them(put, sign_in, words, text):
    for each in (PAPERS, TREE, MOVE):
        assert put(each).status_code == 200
    assert found(sign_in('applicant'), words)[0] == text['question']['ru']


def test_without_words_the_newest_stand_there_and_nonsense_finds_nothing(put, sign_in):
    put(PAPERS), put(TREE)
    anna = sign_in('applicant')
    assert found(anna, ' ?! ') == [TREE['question']['ru'], PAPERS['question']['ru']]
    assert found(anna, 'квазар') == []
    assert found(anna, '%') == found(anna, '')


def test_every_change_is_a_version_and_a_stale_one_is_refused(put, sign_in):
    entry, anna, rita = uuid.uuid4(), sign_in('applicant'), sign_in('reviewer')
    for _ in range(2):
        assert put(TREE, entry).get_json()['version'] == 1
    stale = put(MOVE, entry)
    assert (stale.status_code, stale.get_json()['facts']) == (412, {'version': 1})
    assert put(MOVE, entry, seen=1).get_json()['version'] == 2
    assert found(anna, 'ёлка') == []
    assert found(anna, 'адрес') == [MOVE['question']['ru']]
    assert put(MOVE, entry, seen=2, shown=False).get_json()['shown'] is False
    assert found(anna, 'адрес') == found(anna, '') == []
    (listed,) = rita.get('/api/v1/help/answers').get_json()['items']
    assert (listed['version'], listed['shown']) == (3, False)
    assert put(MOVE, entry, seen=3).get_json()['version'] == 4
    assert found(anna, 'адрес') == [MOVE['question']['ru']]


@pytest.mark.parametrize('gap', ['', '  '])
def test_both_languages_are_needed(put, gap):
    refused = put({**TREE, 'answer': {'ru': 'Да', 'en': gap}})
    assert (refused.status_code, refused.get_json()['code']) == (422, 'invalid-request')
    assert put(TREE, message_id=str(uuid.uuid4())).status_code == 404


def test_a_rare_word_says_more_than_a_common_one():
    first, second, third = (uuid.UUID(int=each) for each in range(3))
    common = [searching.Hit(0, each, False) for each in (first, second, third)]
    assert searching.ranked([*common, searching.Hit(1, second, False)], 3)[0] == second
    assert searching.ranked([], 0) == []
    assert searching.beginnings('Я не могу войти, я!') == ['не', 'мог', 'войт']
    assert searching.beginnings('я') == ['я']
