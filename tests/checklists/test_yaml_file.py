"""A broken file is refused with its name, the line and the reason."""

import pytest

from checklists import wire
from checklists.definition import Photos
from checklists.evidence import BOUNDS, NAMES, Thresholds, plain, study
from checklists.yaml_file import FileRefused, is_profile, read_checklist, read_profile
from inspections import neighbours
from inspections.evidence import marks

GOOD = """\
id: sample
title: {ru: Пример, en: Sample}
sections:
  - id: SEC
    title: {ru: Раздел, en: Section}
    items:
      - id: SEC-01
        kind: choice
        text: {ru: Что, en: What}
        settings:
          options:
            - {id: one, text: {ru: Один, en: One}, good: true}
            - {id: two, text: {ru: Два, en: Two}}
      - id: SEC-02
        kind: number
        text: {ru: Сколько, en: How many}
        photos: "no:1"
        shown_if: {item: SEC-01, in: [one]}
        settings: {unit: {ru: м, en: m}, min: 1, max: 5}
        shots:
          - {id: corner, title: {ru: Угол, en: Corner}, text: {ru: Из угла, en: From a corner}, sample: corner-a}
          - {id: door, title: {ru: Дверь, en: Door}, text: {ru: Целиком, en: All of it}}
"""
PROFILE = """\
id: small
valid_from: 2026-01-01
title: {ru: Малый, en: Small}
basis: {ru: Рекомендация, en: Recommendation}
items:
  SEC-01: {good: [two]}
  SEC-02: {min: 2, asked: true}
"""


def test_a_profile_says_how_photos_are_judged_and_the_rest_is_the_default():
    checklist, said = read_checklist(GOOD, 'good.yaml'), 'evidence: {accuracy_m: 40, editors: [OurTool]}\nitems:'
    profile = read_profile(PROFILE.replace('items:', said), 'small.yaml', checklist)
    assert (profile.evidence.accuracy_m, profile.evidence.editors) == (40, ('ourtool',))
    assert profile.evidence.clock_s == Thresholds().clock_s
    assert read_profile(PROFILE, 'small.yaml', checklist).evidence == Thresholds()
    assert wire.profile_in(wire.profile_out(profile)) == profile


def test_every_threshold_has_bounds_and_its_default_lies_within():
    assert set(BOUNDS) | {'editors'} == set(NAMES)
    assert study(plain(Thresholds())) == Thresholds()
    assert BOUNDS['near_bits'][1] == marks.NEAREST
    assert BOUNDS['frozen_shots'][1] <= neighbours.SHOTS + 1


def test_a_good_file_is_read():
    checklist = read_checklist(GOOD, 'good.yaml')
    first, second = checklist.items()
    assert [each['good'] for each in first.settings['options']] == [True, False]
    assert (second.photos, second.shown_if.values) == (Photos(when_bad=1), ('one',))
    assert [(each.id, each.title['en'], each.sample) for each in second.shots] == [
        ('corner', 'Corner', 'corner-a'),
        ('door', 'Door', None),
    ]
    assert first.shots == ()
    profile = read_profile(PROFILE, 'small.yaml', checklist)
    assert (profile.ref, profile.items['SEC-02']) == ('small@2026-01-01', {'min': 2, 'asked': True})
    assert is_profile(PROFILE, 'small.yaml') and not is_profile(GOOD, 'good.yaml')


@pytest.mark.parametrize(
    ('found', 'instead', 'line', 'reason'),
    [
        ('id: sample', 'id: Sample file', 1, 'does not look like'),
        ('title: {ru: Пример, en: Sample}', 'title: {ru: Пример}', 2, 'en is missing'),
        ('title: {ru: Пример, en: Sample}', 'title: {ru: Пример, en: ""}', 2, 'must be a text'),
        ('title: {ru: Пример, en: Sample}', 'title: {ru: Пример, en: Sample, de: Muster}', 2, 'unknown key de'),
        ('kind: choice', 'kind: guess', 8, "unknown kind 'guess'"),
        ('kind: choice', 'kind: [choice]', 8, 'unknown kind'),
        ('text: {ru: Что, en: What}', 'text: {ru: Что, en: No}', 9, 'must be a text'),
        ('text: {ru: Что, en: What}', 'txet: {ru: Что, en: What}', 9, 'unknown key txet'),
        ('text: {ru: Что, en: What}', 'text: &here {ru: Что, en: What}\n        guidance: *here', 10, 'aliases'),
        ('id: SEC-02', 'id: SEC-01', 14, 'SEC-01 is there twice, first in line 7'),
        ('id: SEC-02', 'id: NET-02', 14, 'NET-02 stands in section SEC'),
        ('id: SEC-02', 'id: SEC-02\n        kind: text', 16, 'kind is there twice'),
        ('photos: "no:1"', 'photos: many', 17, 'photos must be'),
        ('photos: "no:1"', 'photos: true', 17, 'photos must be'),
        ('photos: "no:1"', 'critical: 1', 17, 'must be true or false'),
        ('photos: "no:1"', 'asked_of: [owner]', 17, 'must be some of inspector, applicant'),
        ('photos: "no:1"', 'asked_of: [[inspector]]', 17, 'must be some of'),
        ('photos: "no:1"', 'stages: []', 17, 'must be a list with something in it'),
        ('item: SEC-01, in', 'item: SEC-09, in', 18, 'SEC-09, which is not in the checklist'),
        ('item: SEC-01, in', 'item: SEC-02, in', 18, 'which does not come before it'),
        ('in: [one]', 'in: [three]', 18, "'three' is no answer to SEC-01"),
        ('min: 1, max: 5', 'min: 6, max: 5', 19, 'SEC-02: setting min: is greater than max'),
        ('min: 1, max: 5', 'min: .inf, max: 5', 19, 'setting min: must be a number'),
        ('min: 1, max: 5', 'min: one', 19, 'setting min: must be a number'),
        ('min: 1, max: 5', 'minimum: 1', 19, 'setting minimum: not a setting of this kind'),
        ('unit: {ru: м, en: m}, ', '', 19, 'setting unit: must be given'),
        ('min: 1, max: 5', 'filled_by: nobody', 19, 'setting filled_by: must be one of: training'),
        ('{id: two, text', '{id: one, text', 12, 'setting options: one is there twice'),
        (', good: true', '', 12, 'none of them is good'),
        ('min: 1', 'min: !!python/name:os.system 1', 19, 'cannot be read'),
        ('min: 1', 'min: 2026-13-45', 19, 'cannot be read'),
        ('min: 1', '? [a]\n: 1', 19, 'a key must be a plain word'),
        ('id: corner', 'id: The corner', 21, 'does not look like facade'),
        ('id: door', 'id: corner', 22, 'shot corner is there twice'),
        ('sample: corner-a', 'sample: ../secret', 21, 'does not look like facade'),
        ('text: {ru: Целиком, en: All of it}', 'text: {ru: Целиком}', 22, 'en is missing'),
        ('      - id: SEC-02', '     - id: SEC-02', 14, ''),
        ('Раздел', 'Раз\x07дел', 5, 'U+0007 is not allowed'),
        ('Раздел', '[' * 40 + ']' * 40, 5, 'nested deeper'),
    ],
)
def test_a_broken_checklist_is_refused_at_its_line(found, instead, line, reason):
    assert found in GOOD
    with pytest.raises(FileRefused) as refused:
        read_checklist(GOOD.replace(found, instead, 1), 'broken.yaml')
    assert refused.value.file == 'broken.yaml'
    assert reason in refused.value.reason
    assert refused.value.line == line, refused.value.reason


@pytest.mark.parametrize(
    ('found', 'instead', 'line', 'reason'),
    [
        ('SEC-02', 'SEC-07', 7, 'SEC-07 is not an item of sample'),
        ('valid_from: 2026-01-01', 'valid_from: soon', 2, 'must be a day'),
        ('valid_from: 2026-01-01', 'valid_from: 2026-01-01 10:00:00', 2, 'must be a day'),
        ('valid_from: 2026-01-01\n', '', 1, 'valid_from is missing'),
        ('good: [two]', 'good: [three]', 6, 'must be some of one, two'),
        ('min: 2', 'min: 9', 7, 'min: is greater than max'),
        ('min: 2', 'good: [two]', 7, 'SEC-02 has no options'),
        ('asked: true', 'asked: maybe', 7, 'must be true or false'),
        ('asked: true', 'weight: 7', 7, 'setting weight: not a setting'),
        ('items:', 'evidence: {accuracy: 50}\nitems:', 5, 'evidence: accuracy: unknown threshold; known: min_side_px'),
        ('items:', 'evidence: {accuracy_m: far}\nitems:', 5, 'accuracy_m: must be a number from 1 to 100000'),
        ('items:', 'evidence:\n  clock_s: 60\n  near_bits: 9\nitems:', 7, 'near_bits: must be a number from 0 to 7'),
        ('items:', 'evidence: {clock_s: true}\nitems:', 5, 'clock_s: must be a number'),
        ('items:', 'evidence: {clock_s: .nan}\nitems:', 5, 'clock_s: must be a number'),
        ('items:', 'evidence: {editors: gimp}\nitems:', 5, 'editors: must be a list of words'),
        ('items:', 'evidence: {editors: [gimp, ""]}\nitems:', 5, 'editors: must be a list of words'),
        ('items:', 'evidence: 5\nitems:', 5, 'must be a mapping'),
    ],
)
def test_a_broken_profile_is_refused_at_its_line(found, instead, line, reason):
    assert found in PROFILE
    with pytest.raises(FileRefused) as refused:
        read_profile(PROFILE.replace(found, instead, 1), 'broken.yaml', read_checklist(GOOD, 'good.yaml'))
    assert reason in refused.value.reason
    assert refused.value.line == line, refused.value.reason


@pytest.mark.parametrize('text', ['', '# nothing\n', '[]', 'words', '- a\n- b\n', 'a: {', '\t- x', 'a' * 1_000_001])
def test_what_is_no_checklist_at_all_is_refused(text):
    with pytest.raises(FileRefused):
        read_checklist(text, 'broken.yaml')


def test_a_speed_formula_must_come_to_the_floor():
    speed = GOOD.replace('kind: number', 'kind: internet-speed').replace(
        '{unit: {ru: м, en: m}, min: 1, max: 5}',
        '{min_upload_mbps: 11, formula: {base: 2, per_camera: 3, cameras: 4}}',
    )
    with pytest.raises(FileRefused, match='broken.yaml:19: .*does not come to min_upload_mbps, which is 11'):
        read_checklist(speed, 'broken.yaml')
    read_checklist(speed.replace('cameras: 4', 'cameras: 3'), 'good.yaml')
