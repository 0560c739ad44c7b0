"""Routes still know how to write their addresses, although they learn it late."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from werkzeug.routing import BuildError, Map, Rule

from app.routing import Route

ADDRESSES = ['/a', '/a/<uuid:name>', '/a/<int:number>/b/<part>', '/<string(length=4):code>', '/with/<default>']
VALUES = {'name': uuid.UUID(int=7), 'number': 12, 'part': 'ж/ы', 'code': 'abcd', 'default': 'x', 'more': ['1', '2']}


def written(kind: type[Rule]) -> list[str]:
    routes = Map([kind(each, endpoint=each) for each in ADDRESSES], converters={})
    return [routes.bind('localhost').build(each, VALUES) for each in ADDRESSES]


def test_an_address_is_what_it_would_be():
    assert written(Route) == written(Rule)
    assert written(Route)[1].startswith('/a/00000000-0000-0000-0000-000000000007')


def test_what_lacks_a_value_is_refused_as_ever():
    routes = Map([Route('/a/<int:number>', endpoint='a')])
    with pytest.raises(BuildError):
        routes.bind('localhost').build('a', {})


def test_the_service_has_such_routes(settings, build_service):
    service = build_service(replace(settings, demo=False))
    assert {type(each) for each in service.url_map.iter_rules()} == {Route}
