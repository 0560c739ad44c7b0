"""Takes one rule out of a copy of the product, and looks whether the tests notice."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
SERVER = ('app', 'checklists', 'inspections', 'migrations')


@dataclass(frozen=True)
class Edit:
    """In `file` the text `there` becomes `instead`. A text that is not found exactly once is an error."""

    file: str
    there: str
    instead: str


@dataclass(frozen=True)
class Removal:
    """One rule and the places that hold it.

    It is noticed by seeded schedules, `seed` first, on a `database` and while a `trouble` strikes; or by a directed
    test: a path of pytest or vitest, or the name of a crowd of `together.py`.
    """

    why: str
    edits: tuple[Edit, ...]
    seed: int = 1
    database: str = 'sqlite'
    trouble: str | None = None
    test: str | None = None

    @property
    def on_server(self) -> bool:
        """Whether it is a rule of the server; else of the phone."""
        return not self.edits[0].file.startswith('pwa/')

    def take_out(self, folder: Path) -> None:
        """Edit the copy in `folder`; raises AssertionError when a file no longer says what it said."""
        for edit in self.edits:
            _apply(edit, folder)


def tree_without(removal: Removal | None, folder: Path) -> tuple[Path, Path]:
    """The folder the server starts from and the folder of the phones' source, with a rule taken out of a copy."""
    if removal is None:
        return HOME, HOME / 'pwa'
    if removal.on_server:
        for name in SERVER:
            shutil.copytree(HOME / name, folder / name, ignore=shutil.ignore_patterns('__pycache__'))
        shutil.copy(HOME / 'wsgi.py', folder / 'wsgi.py')
    else:
        shutil.copytree(HOME / 'pwa' / 'src', folder / 'pwa' / 'src')
        for settings in (HOME / 'pwa').glob('tsconfig*.json'):
            shutil.copy2(settings, folder / 'pwa' / settings.name)
        (folder / 'pwa' / 'node_modules').symlink_to(HOME / 'pwa' / 'node_modules')
    removal.take_out(folder)
    return (folder, HOME / 'pwa') if removal.on_server else (HOME, folder / 'pwa')


def _apply(edit: Edit, folder: Path) -> None:
    file = folder / edit.file
    text = file.read_text('utf-8')
    if text.count(edit.there) != 1:
        raise AssertionError(f'{edit.file} no longer says {edit.there!r} once: adapt tests/faults/rules/')
    file.write_text(text.replace(edit.there, edit.instead), 'utf-8')
