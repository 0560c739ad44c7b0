"""A document made into a PDF: small pictures first, then the drawing in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app import problems
from app.files.store import FileStore
from inspections.evidence import pixels

ROOT = Path(__file__).resolve().parents[2]
LONG_SIDE = (
    640  # pixels of a photo on paper: 72 mm at 225 to the inch, and half of a phone's picture is enough to decode
)
SHELF = f'thumbnails/{LONG_SIDE}'
PATIENCE_S = 240


class NotDrawn(Exception):
    """The drawing process gave up; nothing would be better at a second try."""


def draw(document: Mapping[str, Any], store: FileStore, folder: Path, step: Callable[[], None]) -> Path:
    """Write `report.pdf` into `folder` and return its path; raises NotDrawn. `step` is called for each photo that has
    been made small, and whenever the drawing says that it is further."""
    small = folder / 'small'
    small.mkdir()
    for sha256 in dict.fromkeys(hashes(document)):
        content = picture(store, sha256)
        if content is not None:
            (small / f'{sha256}.jpg').write_bytes(content)
        step()
    said, out = folder / 'document.json', folder / 'report.pdf'
    said.write_text(json.dumps(document, ensure_ascii=False), 'utf-8', 'replace')
    _run([str(said), str(small), str(out)], step)
    return out


def hashes(document: Mapping[str, Any]) -> list[str]:
    """The photos that are here, as often as they are shown."""
    cells = (cell for item in document['report']['items'] for cell in item['cells'])
    return [photo['sha256'] for cell in cells for photo in cell['photos'] if photo['state'] == 'stored']


def steps(document: Mapping[str, Any]) -> int:
    """How often `draw` calls `step`."""
    items = document['report']['items']
    shown = sum(len(cell['photos']) for item in items for cell in item['cells'])
    return len(set(hashes(document))) + len(items) + shown


def picture(store: FileStore, sha256: str) -> bytes | None:
    """A small upright JPEG; b'' when the bytes are no picture, none when they are not here."""
    try:
        with store.open(sha256) as original:
            if store.exists(sha256, SHELF):
                with store.open(sha256, SHELF) as small:
                    return small.read()
            made = pixels.thumbnail(original.read(), LONG_SIDE)
    except FileNotFoundError:
        return None
    except problems.PhotoUndecodable:
        return b''
    store.put(sha256, made, SHELF)
    return made


def _run(arguments: list[str], step: Callable[[], None]) -> None:
    command = [sys.executable, '-m', 'inspections.exports.paper.child', *arguments]
    bare = {'PATH': os.defpath, 'LC_ALL': 'C.UTF-8', 'PYTHONDONTWRITEBYTECODE': '1'}
    errors = Path(arguments[-1]).with_suffix('.log')
    with errors.open('wb') as log:
        child = subprocess.Popen(
            command, cwd=ROOT, env=bare, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log
        )
        overdue = threading.Timer(PATIENCE_S, child.kill)
        overdue.start()
        try:
            assert child.stdout is not None
            while child.stdout.read(1):
                step()
            if child.wait():
                raise NotDrawn(errors.read_text('utf-8', 'replace')[-2000:])
        finally:
            overdue.cancel()
            child.kill()
            child.wait()
            if child.stdout:
                child.stdout.close()
