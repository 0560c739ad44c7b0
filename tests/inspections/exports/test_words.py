"""On paper a photo's signals are said as on the pages: vitest reads the same samples."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inspections.exports.words import signals_en, signals_ru
from inspections.exports.words.signals import sentence
from inspections.exports.words.speech import Speech, zone_of

SAMPLES = json.loads((Path(__file__).parents[2] / 'contract' / 'signals.json').read_text('utf-8'))


@pytest.mark.parametrize('sample', SAMPLES, ids=[each['code'] for each in SAMPLES])
def test_a_signal_is_said_as_on_the_pages(sample):
    for locale in ('ru', 'en'):
        assert sentence(sample, Speech(locale, year=2026)) == sample[locale]


def test_every_signal_has_a_sentence_in_both_languages_and_a_sample():
    sampled = {each['code'] for each in SAMPLES}
    assert signals_ru.SIGNALS.keys() == signals_en.SIGNALS.keys() == sampled - {'a-check-of-tomorrow'}


@pytest.mark.parametrize('facts', [{}, {'at': 5}, {'seconds': 'soon', 'by_s': None, 'at': '2026-99-99'}, {'hours': {}}])
def test_facts_that_make_no_sense_are_said_all_the_same(facts):
    for code in signals_ru.SIGNALS:
        for locale in ('ru', 'en'):
            assert sentence({'code': code, 'facts': facts}, Speech(locale))


def test_times_are_those_of_the_persons_zone():
    at = datetime(2026, 12, 31, 22, 30, tzinfo=UTC)
    assert Speech('ru', zone_of('Europe/Moscow')).moment(at) == '1\u00a0января\u00a02027, 1:30'
    for unknown in ('Nowhere/Ever', '../../etc/passwd', '', 'a' * 5000, '\0'):
        assert Speech('en', zone_of(unknown)).moment(at) == 'December\u00a031,\u00a02026, 22:30'
