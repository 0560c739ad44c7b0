"""The checklist that ships has what the network's standard names, and each profile fits it."""

import json
from pathlib import Path

import pytest

from checklists import wire
from checklists.definition import with_profile
from checklists.kinds.kind import AnswerRejected
from checklists.kinds.registry import KINDS
from checklists.operations import LIBRARY
from checklists.yaml_file import read_checklist, read_profile

CONTRACT = Path(__file__).parents[1] / 'contract' / 'checklist.json'
SAMPLES = Path(__file__).parents[2] / 'pwa' / 'public' / 'samples'
DEFAULT = read_checklist((LIBRARY / 'pvz-default.yaml').read_text('utf-8'), 'pvz-default.yaml')
ITEMS = {item.id: item for item in DEFAULT.items()}
PROFILES = {
    path.stem: read_profile(path.read_text('utf-8'), path.name, DEFAULT)
    for path in sorted((LIBRARY / 'profiles').glob('*.yaml'))
}


def settings(profile, item):
    return {each.id: each for each in with_profile(DEFAULT, PROFILES[profile]).items()}[item].settings


def test_sixty_items_in_eight_sections():
    sizes = {section.id: len(section.items) for section in DEFAULT.sections}
    assert sizes == {'SIG': 7, 'ENT': 8, 'DSK': 8, 'CLI': 9, 'STO': 11, 'NET': 6, 'DOC': 5, 'FIR': 6}
    assert len(ITEMS) == 60


def test_twenty_five_are_critical_and_forty_three_are_also_asked_of_the_applicant():
    assert sum(item.critical for item in ITEMS.values()) == 25
    assert sum('applicant' in item.asked_of for item in ITEMS.values()) == 43
    assert all('inspector' in item.asked_of for item in ITEMS.values())


def test_thirty_six_photos_are_always_asked_and_thirty_of_them_of_the_applicant_too():
    assert sum(item.photos.always for item in ITEMS.values()) == 36
    assert sum(item.photos.always for item in ITEMS.values() if 'applicant' in item.asked_of) == 30
    assert {item.id for item in ITEMS.values() if item.photos.when_bad} == {
        *('SIG-05', 'ENT-06', 'ENT-07', 'CLI-09', 'STO-03', 'STO-11', 'FIR-06')
    }


@pytest.mark.parametrize('item', ITEMS.values(), ids=ITEMS)
def test_every_item_speaks_two_languages_and_says_how_to_check(item):
    assert any('а' <= letter <= 'я' for letter in item.text['ru'].lower())
    assert not any('а' <= letter <= 'я' for letter in item.text['en'].lower())
    assert item.guidance and item.guidance['ru'] and item.guidance['en']
    assert item.source or item.recommendation


def test_what_nobody_published_is_a_recommendation():
    for name in ('SIG-02', 'SIG-05', 'ENT-01', 'ENT-05', 'ENT-08', 'NET-02', 'NET-03', 'NET-04', 'DOC-05', 'FIR-06'):
        assert ITEMS[name].recommendation, name
    for name in ('SIG-01', 'SIG-06', 'ENT-02', 'DSK-01', 'CLI-01', 'CLI-02', 'STO-07', 'DOC-01'):
        assert not ITEMS[name].recommendation, name
    assert all(each.recommendation for each in ITEMS.values() if each.source is None)


def test_the_photo_package_shows_what_the_standard_names_and_each_picture_has_a_drawing():
    shots = {shot.id: item for item in DEFAULT.items() for shot in item.shots}
    assert list(shots) == [
        *('facade', 'approach', 'hours', 'house-number', 'entrance', 'desk', 'client-left', 'client-right'),
        *('fitting-rooms', 'store-left', 'store-right', 'monitor', 'extinguisher'),
    ]
    assert all(item.photos.always >= len(item.shots) and 'applicant' in item.asked_of for item in shots.values())
    for shot in (shot for item in shots.values() for shot in item.shots):
        drawing = SAMPLES / f'{shot.sample}.svg'
        assert drawing.stat().st_size < 2000, drawing
        assert all('.' in text and text.count('.') == 1 for text in shot.text.values()), 'one sentence each'


def test_every_profile_ships_with_a_day_from_which_it_holds():
    assert set(PROFILES) == {'generic', 'brand-max', 'small', 'village', 'strict-video'}
    assert all(profile.id == name and profile.valid_from.year == 2026 for name, profile in PROFILES.items())


@pytest.mark.parametrize(
    ('profile', 'area', 'client_zone', 'fitting_rooms', 'cameras', 'archive'),
    [
        ('generic', 20, 10, 1, 2, 30),
        ('brand-max', 25, 12, 2, 3, 30),
        ('small', 20, 12, 2, 3, 30),
        ('strict-video', 25, 12, 2, 4, 60),
    ],
)
def test_thresholds_of_a_profile(profile, area, client_zone, fitting_rooms, cameras, archive):
    wanted = {'CLI-01': area, 'CLI-02': client_zone, 'CLI-05': fitting_rooms, 'STO-06': cameras, 'STO-08': archive}
    assert {item: settings(profile, item)['min'] for item in wanted} == wanted


def test_a_village_point_needs_one_camera_and_may_be_in_a_private_house():
    items = {each.id: each for each in with_profile(DEFAULT, PROFILES['village']).items()}
    assert not any(items[name].asked_of for name in ('CLI-01', 'CLI-02', 'CLI-05', 'CLI-06', 'STO-09'))
    assert items['STO-06'].settings['min'] == 1
    assert KINDS['choice'].outcome('house', items['ENT-02'].settings) == 'ok'
    assert KINDS['choice'].outcome('house', settings('brand-max', 'ENT-02')) == 'bad'


@pytest.mark.parametrize(('profile', 'floor'), [('brand-max', 11), ('strict-video', 14), ('generic', 2), ('small', 2)])
def test_cloud_cameras_raise_the_upload_floor(profile, floor):
    found = settings(profile, 'NET-03')
    assert found['min_upload_mbps'] == floor
    cloud = profile in ('brand-max', 'strict-video')
    assert found.get('formula') == (
        {'base': 2, 'per_camera': 3, 'cameras': (floor - 2) // 3, 'item': 'STO-06'} if cloud else None
    )


@pytest.mark.parametrize('item', ITEMS.values(), ids=ITEMS)
def test_no_item_breaks_on_a_strange_value(item):
    kind = KINDS[item.kind]
    for value in (None, {}, [], [{}], [[]], [None], 'constructor', '', float('nan'), 10**400, -1, True):
        try:
            kind.check(value, item.settings)
        except AnswerRejected:
            continue
        kind.outcome(value, item.settings)


def test_a_published_version_reads_back_as_it_was_written():
    assert wire.checklist_in(wire.checklist_out(DEFAULT)) == DEFAULT
    assert all(wire.profile_in(wire.profile_out(each)) == each for each in PROFILES.values())


def test_the_sample_of_the_phone_is_what_is_served():
    served = wire.checklist_out(with_profile(DEFAULT, PROFILES['brand-max']))
    named = wire.profile_named(PROFILES['brand-max'])
    assert json.loads(CONTRACT.read_text('utf-8')) == {**served, 'version': 1, 'profile': named}
