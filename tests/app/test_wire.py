"""The JSON of answers says what the standard library's says, also where orjson alone would not."""

import json
import uuid
from decimal import Decimal

import pytest
from flask import Flask, jsonify

from app import wire


@pytest.fixture
def app():
    app = Flask('wire')
    wire.prepare(app)
    return app


@pytest.mark.parametrize(
    'said',
    [
        {'б': 'Ёлка «№ 1» \u2028 \U0001f3e0', 'a': [None, True, False, 0.1, -0.0, 1e22, 2**53, 'a"\\\n\x00']},
        {'large': 2**64, 'larger': -(10**30)},
        {1: 'a key that is no text'},
        [],
        'alone',
    ],
)
def test_what_is_said_is_what_is_read(app, said):
    with app.app_context():
        answer = jsonify(said)
    assert answer.mimetype == 'application/json'
    assert json.loads(answer.get_data(as_text=True)) == json.loads(json.dumps(said))


def test_ids_and_decimals_are_texts_and_keys_stand_in_one_order(app):
    name = uuid.uuid4()
    with app.app_context():
        answer = jsonify({'b': name, 'a': Decimal('1.50'), 'ё': 'ё'})
    assert answer.get_data(as_text=True) == f'{{"a":"1.50","b":"{name}","ё":"ё"}}\n'


def test_what_has_no_json_is_an_error(app):
    with app.app_context(), pytest.raises(TypeError):
        jsonify({'a': object()})


@pytest.mark.parametrize('text', ['{"a": 1.5, "б": ["ё"]}', '"\\ud800"', '1e400', '[-0.0]'])
def test_what_was_written_is_read_as_by_the_standard_library(text):
    assert repr(wire.read(text)) == repr(json.loads(text))


def test_a_number_beyond_64_bits_is_the_double_that_a_phone_makes_of_it():
    assert wire.read('[1000000000000000000000000000000]') == [1e30]
