"""Checklists and profiles as plain JSON values, both ways; the form in which a published version is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checklists import evidence
from checklists.definition import Checklist, Item, Photos, Profile, Section, Shot, ShownIf


def checklist_out(checklist: Checklist) -> dict[str, Any]:
    """The checklist as JSON."""
    return {
        'id': checklist.id,
        'title': dict(checklist.title),
        'sections': [
            {'id': each.id, 'title': dict(each.title), 'items': [item_out(item) for item in each.items]}
            for each in checklist.sections
        ],
    }


def served(checklist: Checklist) -> dict[str, Any]:
    """The checklist as its schema wants it: marshmallow takes no attribute that is called `in`."""
    content = checklist_out(checklist)
    for section in content['sections']:
        for item in section['items']:
            if item['shown_if']:
                item['shown_if'] = {'item': item['shown_if']['item'], 'values': item['shown_if']['in']}
    return content


def item_out(item: Item) -> dict[str, Any]:
    """One item as JSON."""
    return {
        'id': item.id,
        'kind': item.kind,
        'text': dict(item.text),
        'guidance': dict(item.guidance) if item.guidance else None,
        'critical': item.critical,
        'photos': {'always': item.photos.always, 'when_bad': item.photos.when_bad},
        'asked_of': list(item.asked_of),
        'stages': list(item.stages),
        'shown_if': {'item': item.shown_if.item, 'in': list(item.shown_if.values)} if item.shown_if else None,
        'settings': dict(item.settings),
        'source': item.source,
        'recommendation': item.recommendation,
        **({'shots': [shot_out(each) for each in item.shots]} if item.shots else {}),
    }


def shot_out(shot: Shot) -> dict[str, Any]:
    """One picture of the photo package as JSON."""
    return {'id': shot.id, 'title': dict(shot.title), 'text': dict(shot.text), 'sample': shot.sample}


def checklist_in(said: Mapping[str, Any]) -> Checklist:
    """The checklist that was written by `checklist_out`."""
    sections = tuple(
        Section(each['id'], each['title'], tuple(_item_in(item) for item in each['items'])) for each in said['sections']
    )
    return Checklist(said['id'], said['title'], sections)


def profile_out(profile: Profile) -> dict[str, Any]:
    """The profile as JSON."""
    return {
        'id': profile.id,
        'valid_from': profile.valid_from.isoformat(),
        'title': dict(profile.title),
        'basis': dict(profile.basis),
        'items': {name: dict(each) for name, each in profile.items.items()},
        'evidence': evidence.plain(profile.evidence),
    }


def profile_named(profile: Profile) -> dict[str, Any]:
    """What a phone is told of the profile whose thresholds are put into its checklist."""
    looks = {name: getattr(profile.evidence, name) for name in evidence.LOOKS}
    return {
        'id': profile.id, 'valid_from': profile.valid_from.isoformat(), 'title': dict(profile.title), 'looks': looks,
    }  # fmt: skip


def profile_in(said: Mapping[str, Any]) -> Profile:
    """The profile that was written by `profile_out`; one of before thresholds for photos has the defaults."""
    since, photos = date.fromisoformat(said['valid_from']), evidence.study(said.get('evidence', {}))
    return Profile(said['id'], since, said['title'], said['basis'], said['items'], photos)


def _item_in(said: Mapping[str, Any]) -> Item:
    shown = said['shown_if']
    return Item(
        id=said['id'],
        kind=said['kind'],
        text=said['text'],
        guidance=said['guidance'],
        critical=said['critical'],
        photos=Photos(**said['photos']),
        asked_of=tuple(said['asked_of']),
        stages=tuple(said['stages']),
        shown_if=ShownIf(shown['item'], tuple(shown['in'])) if shown else None,
        settings=said['settings'],
        source=said['source'],
        recommendation=said['recommendation'],
        shots=tuple(Shot(**each) for each in said.get('shots', ())),
    )


def asked_out(item: Item) -> dict[str, Any]:
    """The question with what its answer is judged by, for those who read answers."""
    return {
        'id': item.id,
        'kind': item.kind,
        'texts': dict(item.text),
        'critical': item.critical,
        'settings': dict(item.settings),
        'shots': [{'id': each.id, 'title': dict(each.title)} for each in item.shots],
    }
