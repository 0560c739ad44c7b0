"""The phone says at once what these checks will say: both sides read the same small pictures and limits."""

import base64
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from inspections.evidence import checks, decoder
from inspections.evidence.pixels import Look
from tests.inspections.test_checks import GOOD, PHOTO

CONTRACT = json.loads((Path(__file__).parents[1] / 'contract' / 'looks.json').read_text('utf-8'))
LIMITS = CONTRACT['limits']
DOUBTS = {'black', 'one-colour', 'blurred'}


def doubts(look: Look) -> set[str]:
    return DOUBTS & {each.code for each in checks.check(replace(PHOTO, look=look))}


@pytest.mark.parametrize('sample', CONTRACT['looks'], ids=[each['name'] for each in CONTRACT['looks']])
def test_a_picture_looks_here_as_the_phone_sees_it(sample):
    grey = Image.frombytes('L', (sample['width'], sample['height']), base64.b64decode(sample['grey']))
    content = io.BytesIO()
    grey.save(content, 'PNG')
    said = decoder.look(content.getvalue())
    assert {name: said[name] for name in ('light', 'spread', 'sharpness')} == sample['look']
    assert doubts(replace(GOOD, **sample['look'])) == ({sample['doubt']} if sample['doubt'] else set())


@pytest.mark.parametrize(
    ('name', 'limit', 'code'),
    [('light', 'black', 'black'), ('spread', 'one_colour', 'one-colour'), ('sharpness', 'blurred', 'blurred')],
)
def test_the_limits_are_those_of_the_checks(name, limit, code):
    assert doubts(replace(GOOD, **{name: LIMITS[limit] - 0.01})) == {code}
    assert doubts(replace(GOOD, **{name: float(LIMITS[limit])})) == set()


def test_colours_become_the_same_grey():
    colours = [tuple(each['rgb']) for each in CONTRACT['colours']]
    image = Image.new('RGB', (len(colours), 1))
    image.putdata(colours)
    assert list(image.convert('L').tobytes()) == [each['grey'] for each in CONTRACT['colours']]
