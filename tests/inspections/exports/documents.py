"""Documents of reports that no phone has filled, for what is hard to bring about."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

AT = '2026-11-20T09:00:00.000Z'


def jpeg(wide: int = 80, high: int = 60) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new('RGB', (wide, high), (120, 90, 60)).save(out, 'JPEG')
    return out.getvalue()


def verdict(**more: Any) -> dict[str, Any]:
    """A verdict with its arithmetic."""
    return {
        'is': 'not-ready', 'score': 98, 'max_score': 108, 'percent': 90.7, 'thresholds': {'ready': 90, 'tasks': 75},
        'critical_bad': ['CLI-01'], 'bad': ['SIG-02'], 'unanswered': [], 'na': [], **more,
    }  # fmt: skip


def report(number: int, kind: str = 'visit', **more: Any) -> dict[str, Any]:
    """The headline of one sealed report."""
    return {
        'inspection_id': f'i{number}', 'kind': kind, 'stage': 'finished', 'state': 'sealed',
        'by': {'id': 'p', 'name': 'Иван Осипов'}, 'started_at': AT, 'finished_at': AT, 'sealed_at': AT,
        'checklist': {'id': 'pvz-default', 'version': number, 'profile': 'brand-max@2026-01-01'},
        'verdict': verdict(), 'receipt': {'manifest': 'a' * 64, 'key_id': 'b' * 16}, 'code': f'ABCD-EFGH-000{number}',
        **more,
    }  # fmt: skip


def cell(number: int, value: Any, **more: Any) -> dict[str, Any]:
    """What report `number` says of an item."""
    return {
        'inspection_id': f'i{number}', 'value': value, 'outcome': None, 'note': None, 'photos': [], 'findings': [],
        'signals': [], 'measured': None, 'conflicts': [], **more,
    }  # fmt: skip


def photo(sha256: str, **more: Any) -> dict[str, Any]:
    """One photo of a cell."""
    return {
        'sha256': sha256, 'taken_at': AT, 'source': 'camera', 'width': 80, 'height': 60, 'state': 'stored',
        'position': {'latitude': 56.85, 'longitude': 35.91, 'accuracy': 9}, 'distance_m': 12.0, 'amendment': False,
        'shot': None, 'record': {'n': 3, 'since': AT, 'until': AT, 'chain': 'holds'}, 'signals': [], 'layer': [],
        'other_layers': 0, **more,
    }  # fmt: skip


def item(name: str, cells: list[dict[str, Any]], kind: str = 'yes-no', **more: Any) -> dict[str, Any]:
    """A row of the twin table."""
    return {
        'id': name, 'kind': kind, 'texts': {'ru': f'Пункт {name}', 'en': f'Item {name}'}, 'critical': False,
        'settings': {}, 'shots': [], 'section': 'ALL', 'cells': cells, 'difference': {'is': 'same', 'facts': {}},
        **more,
    }  # fmt: skip


def document(reports: list[dict[str, Any]], items: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """All of it, as `inspections/exports/document.py` says."""
    application = {
        'id': 'a', 'number': 1003, 'address': 'Тверь, ул. Лесная, 7', 'latitude': 56.8587, 'longitude': 35.9176,
        'radius_m': 100, 'profile': 'brand-max@2026-01-01', 'stage': 'reviewing', 'submitted_at': AT,
        'applicant': {'id': 'p', 'name': 'ИП Соколова М. И.'}, **more.pop('application', {}),
    }  # fmt: skip
    standing = more.pop('standing', verdict() if reports else None)
    return {
        'made_at': AT, 'made_by': 'Рита Ким', 'locale': 'ru', 'zone': 'Europe/Moscow', 'home': 'https://osmotr.example',
        'report': {
            'application': application, 'reports': reports, 'standing': standing, 'items': items,
            'sections': [{'id': 'ALL', 'title': {'ru': 'Раздел', 'en': 'Section'}}], 'quarantine': [],
        },
        'decisions': [], 'profile': None, 'clauses': {}, **more,
    }  # fmt: skip
