"""«Staff passed training» fills itself: the phone of a later visit is told the figure, and anew when it changes."""

import uuid

import pytest

from app.training import courses
from tests.inspections.phone import Phone


class Staff:
    """The roster of a point: who comes, learns and goes, as their phones and the owner's page say it."""

    def __init__(self, point, stranger):
        self.point, self.stranger = point, stranger
        self.path = f'/api/v1/applications/{point.id}/training/members'

    def add(self):
        said = {'id': str(uuid.uuid4()), 'name': 'Ольга Петрова', 'role': 'operator'}
        assert self.point.anna.post(self.path, json=said).status_code == 201
        return said['id']

    def remove(self, member):
        assert self.point.anna.delete(f'{self.path}/{member}').status_code == 200

    def learn(self, member, names):
        shown = self.point.anna.post(f'{self.path}/{member}/invitations', json={'id': str(uuid.uuid4())}).get_json()
        link = next(each['link'] for each in shown['members'] if each['id'] == member)
        came = self.stranger.post('/api/v1/learners', json={'token': link['token']}).get_json()
        tries = [
            {'id': str(uuid.uuid4()), 'course': name, 'version': course.version, 'answers': dict(course.questions)}
            for name, course in courses.every().items()
            if name in names
        ]
        said = self.stranger.post(
            '/api/v1/learners/me/progress',
            json={'pages': {}, 'attempts': tries},
            headers={'X-Osmotr-Learner': came['key']},
        )
        assert said.status_code == 200, said.text


@pytest.fixture
def staff(point, stranger):
    return Staff(point, stranger)


@pytest.fixture
def visit(point):
    return point.visit()


@pytest.fixture
def phone(point, sign_in):
    return Phone(sign_in('inspector')).enrol()


def told(point, phone, visit):
    """{item: value} of what the phone is told of this visit; none when it is told nothing of it."""
    point.work.run_jobs()
    found = [each for each in phone.pull()['inspections'] if each['id'] == visit]
    return {name: each['value'] for name, each in found[0].get('known', {}).items()} if found else None


def test_the_share_of_those_who_have_learnt_is_told_and_told_again_when_it_changes(point, staff, visit, phone):
    assert told(point, phone, visit) == {}
    assert told(point, phone, visit) is None
    first, second, third = staff.add(), staff.add(), staff.add()
    assert told(point, phone, visit) == {'DSK-08': 0}
    staff.learn(first, ['orders'])
    assert told(point, phone, visit) is None
    staff.learn(second, courses.every())
    assert told(point, phone, visit) == {'DSK-08': 33}
    staff.remove(first)
    staff.remove(third)
    assert told(point, phone, visit) == {'DSK-08': 100}


def test_where_it_comes_from_is_said_in_both_languages(staff, visit, phone):
    staff.add()
    known = next(each for each in phone.pull()['inspections'] if each['id'] == visit)['known']
    assert known['DSK-08']['words'] == {
        'ru': 'По данным обучения: сдали 0 из 1.',
        'en': 'By the training records: 0 of 1 have passed.',
    }


def test_an_inspector_to_whom_the_item_comes_back_is_told_too(point, staff, phone):
    point.visit({'DSK-08': 50})
    items = [{'id': 'DSK-08', 'reason': 'Проверьте ещё раз', 'to': 'inspector'}]
    assert point.decide('return', items=items).status_code == 201
    recheck = str(point.work.latest(point.id, 'visit').id)
    staff.learn(staff.add(), courses.every())
    assert told(point, phone, recheck) == {'DSK-08': 100}


def test_a_visit_that_has_been_made_is_told_nothing_more(point, staff, visit, phone):
    point.work.fill(point.id, 'inspector', {})
    phone.pull()
    staff.add()
    assert told(point, phone, visit) is None
