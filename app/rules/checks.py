"""What a value of each kind of rule must be. Pure: refuses with the field and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from app import problems
from app.rest import sayable
from app.rules.contract import PLACE, PLACES
from app.rules.defaults import DAYS, LEGAL_FORMS

LONGEST_TERM = 3650
LONGEST_TEXT = 20_000
ADDRESS = re.compile(r'(https://[^\s/]+\S*|/[^\s/]\S*)')
PAPER = re.compile(r'[a-z0-9-]{1,40}')


def check_days(value: Any) -> None:
    """{name: whole days, at least one}, all names of DAYS."""
    _require(isinstance(value, dict) and set(value) == set(DAYS), 'days', 'All terms, and no others.')
    for name, days in value.items():
        whole = isinstance(days, int) and not isinstance(days, bool)
        _require(whole and 1 <= days <= LONGEST_TERM, name, f'Whole days, 1 to {LONGEST_TERM}.')


def check_papers(value: Any) -> None:
    """{legal form: [{id, title, note?}]}, every form with at least one paper, none twice."""
    _require(isinstance(value, dict) and set(value) == set(LEGAL_FORMS), 'papers', 'All legal forms, and no others.')
    for form, papers in value.items():
        _require(isinstance(papers, list) and 1 <= len(papers) <= 20, form, '1 to 20 papers.')
        for paper in papers:
            known = isinstance(paper, dict) and {'id', 'title'} <= set(paper) <= {'id', 'title', 'note'}
            _require(known and isinstance(paper['id'], str) and PAPER.fullmatch(paper['id']), form, 'Not a paper.')
            _words(paper['title'], form, 200)
            if 'note' in paper:
                _words(paper['note'], form, 1000)
        _require(len({paper['id'] for paper in papers}) == len(papers), form, 'A paper stands there twice.')


def check_consent(value: Any) -> None:
    """{ru, en}: the text that people agree to."""
    _words(value, 'consent', LONGEST_TEXT)


def check_contract(value: Any) -> None:
    """{chapters: [{id, title, clauses: [{id, text}]}], network?}: every id once, both languages, no place but those of
    PLACES. `network`: {ru, en}, its name and numbers as they stand in a contract."""
    known = isinstance(value, dict) and {'chapters'} <= set(value) <= {'chapters', 'network'}
    chapters = value['chapters'] if known else None
    _require(isinstance(chapters, list) and 1 <= len(chapters) <= 20, 'chapters', '1 to 20 chapters.')
    if 'network' in value:
        _words(value['network'], 'network', 500)
    names: list[Any] = []
    for chapter in chapters or ():
        _require(isinstance(chapter, dict) and set(chapter) == {'id', 'title', 'clauses'}, 'chapters', 'Not a chapter.')
        names.append(chapter['id'])
        _words(chapter['title'], f'{chapter["id"]}/title', 200)
        clauses = chapter['clauses']
        _require(isinstance(clauses, list) and 1 <= len(clauses) <= 40, str(chapter['id']), '1 to 40 clauses.')
        for clause in clauses:
            _require(isinstance(clause, dict) and set(clause) == {'id', 'text'}, str(chapter['id']), 'Not a clause.')
            names.append(clause['id'])
            _words(clause['text'], f'{clause["id"]}/text', 4000)
            for language, text in clause['text'].items():
                unknown = sorted(set(PLACE.findall(text)) - set(PLACES))
                _require(not unknown, f'{clause["id"]}/text/{language}', f'Unknown places: {", ".join(unknown)}.')
    _require(all(isinstance(each, str) and PAPER.fullmatch(each) for each in names), 'chapters', 'Not a name.')
    _require(len(set(names)) == len(names), 'chapters', 'A name stands there twice.')


def check_courses(value: Any) -> None:
    """{course: {video: {address, captions} or none, webinar: {at, minutes, address} or none}}."""
    _require(isinstance(value, dict) and len(value) <= 40, 'courses', 'Not a list of courses.')
    for name, media in value.items():
        _require(isinstance(name, str) and PAPER.fullmatch(name), 'courses', 'Not a name.')
        _require(isinstance(media, dict) and set(media) == {'video', 'webinar'}, name, 'Video and webinar, or none.')
        video, webinar = media['video'], media['webinar']
        if video is not None:
            _require(isinstance(video, dict) and set(video) == {'address', 'captions'}, f'{name}/video', 'Not a video.')
            for part in ('address', 'captions'):
                _require(_is_address(video[part]), f'{name}/video/{part}', 'https://… or a path of this service.')
        if webinar is not None:
            whole = isinstance(webinar, dict) and set(webinar) == {'at', 'minutes', 'address'}
            _require(whole, f'{name}/webinar', 'Not a webinar.')
            _require(_is_address(webinar['address']), f'{name}/webinar/address', 'https://… or a path of this service.')
            _require(_is_moment(webinar['at']), f'{name}/webinar/at', 'A moment with its zone.')
            minutes = webinar['minutes']
            _require(type(minutes) is int and 1 <= minutes <= 600, f'{name}/webinar/minutes', '1 to 600 minutes.')


def check_words(value: Any) -> None:
    """{stage or page: {ru, en}}: the network's own words beside ours."""
    _require(isinstance(value, dict) and len(value) <= 40, 'words', 'Not a list of texts.')
    for name, words in value.items():
        _require(isinstance(name, str) and PAPER.fullmatch(name), 'words', 'Not a name.')
        _words(words, name, LONGEST_TEXT)


CHECKS: Mapping[str, Callable[[Any], None]] = {
    'days': check_days,
    'papers': check_papers,
    'consent': check_consent,
    'words': check_words,
    'courses': check_courses,
    'contract': check_contract,
}


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 500 and ADDRESS.fullmatch(value) is not None


def _is_moment(value: Any) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def _words(value: Any, field: str, longest: int) -> None:
    both = isinstance(value, dict) and set(value) == {'ru', 'en'}
    _require(
        both and all(_is_text(each, longest) for each in value.values()),
        field,
        f'A text in both languages, up to {longest} characters.',
    )


def _is_text(value: Any, longest: int) -> bool:
    kept = isinstance(value, str) and '\0' not in value and sayable(value) == value
    return kept and 0 < len(value.strip()) <= longest


def _require(holds: Any, field: str, why: str) -> None:
    if not holds:
        raise problems.InvalidRequest(fields={field: [why]})
