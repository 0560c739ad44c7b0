"""Versions of the built app that differ in every part, and the place from which a server hands one of them out."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from app import builds

TEXT = ('.js', '.css', '.html')
PARTS = re.compile(r'\[\[.*?\]\]', re.DOTALL)
NAME = re.compile(r'(?<=shell-)[0-9a-f]{12}')
SAID = re.compile(r'0\.1\.0\+\w+')
WORKER = 'service-worker.js'


@dataclass
class Versions:
    """The versions by their marks. `sums` says what each consists of: SHA-256 in base64 by path."""

    folder: Path
    data: Path
    sums: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def place(self) -> Path:
        """Where the server looks for the app (OSMOTR_PWA)."""
        return self.folder / 'served'

    def serve(self, mark: str) -> None:
        """As a new build is put in the place of another, and the service started with it."""
        fresh = shutil.copytree(self.folder / mark, self.folder / 'fresh')
        if self.place.exists():
            shutil.rmtree(self.place)
        fresh.rename(self.place)
        builds.keep(self.place, self.data)

    def shell(self, mark: str) -> str:
        """The name under which a phone keeps this version."""
        found = NAME.search((self.folder / mark / WORKER).read_text('utf-8'))
        assert found
        return f'shell-{found[0]}'


def make_versions(dist: Path, folder: Path, data: Path, marks: str = 'ABC') -> Versions:
    """Out of one built app several, as if each part had been changed: other names, other bytes, another worker."""
    made = Versions(folder, data)
    for mark in marks:
        made.sums[mark] = _write(dist, folder / mark, mark)
    return made


def _write(dist: Path, place: Path, mark: str) -> dict[str, str]:
    parts = [each for each in (dist / 'assets').iterdir() if each.suffix in ('.js', '.css')]
    names = {each.name: f'{each.stem}-{mark}{each.suffix}' for each in parts}
    any_name = re.compile('|'.join(map(re.escape, names)))
    sums = {}
    for each in sorted(dist.rglob('*')):
        path = each.relative_to(dist).as_posix()
        if each.is_dir() or path.endswith('.br') or path == WORKER:
            continue
        content = each.read_bytes()
        if each.suffix in TEXT:
            words = any_name.sub(lambda found: names[found[0]], content.decode())
            content = _marked(SAID.sub(f'0.1.0+{mark}', words), each.suffix, mark).encode()
        into = place / path.replace(each.name, names.get(each.name, each.name))
        into.parent.mkdir(parents=True, exist_ok=True)
        into.write_bytes(content)
        sums['/' + into.relative_to(place).as_posix()] = base64.b64encode(hashlib.sha256(content).digest()).decode()
    worker = (dist / WORKER).read_text('utf-8')
    listed = json.dumps([[path, f'sha256-{each}'] for path, each in sums.items()], separators=(',', ':'))
    worker, changed = PARTS.subn(lambda _: listed, worker)
    worker, named = NAME.subn(hashlib.sha256(listed.encode()).hexdigest()[:12], worker)
    assert (changed, named) == (1, 1), 'the service worker is not built as it was'
    (place / WORKER).write_text(worker, 'utf-8')
    return sums


def _marked(words: str, suffix: str, mark: str) -> str:
    if suffix == '.js':
        return f'{words}\n;(globalThis.__ran??=[]).push("{mark}")\n'
    if suffix == '.html':
        return words.replace('</head>', f'<meta name="build" content="{mark}"></head>')
    return f'{words}\n/* {mark} */\n'
