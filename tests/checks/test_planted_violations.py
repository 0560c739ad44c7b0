"""Each static check is worth something: it refuses a violation that is planted in a copy of the tree."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
BIN = HOME / '.venv' / 'bin'
PYTHON_PARTS = ('app', 'checklists', 'inspections', 'wsgi.py', 'pyproject.toml')
PWA_PARTS = ('src', 'package.json', 'tsconfig.json', 'tsconfig.sw.json', 'tsconfig.test.json', 'eslint.config.mjs')
PWA_HIDDEN = ('.dependency-cruiser.cjs', '.prettierrc.json', '.prettierignore', 'budget.mjs', 'index.html')


@dataclass(frozen=True)
class Planted:
    """`text` appended to `file` makes `command` (run in `folder`) fail and say `complaint`."""

    name: str
    folder: str
    file: str
    text: str
    command: tuple[str, ...]
    complaint: str


PLANTED = [
    Planted('ruff finds an unused import', '.', 'app/clock.py', 'import json\n', ('ruff', 'check'), 'F401'),
    Planted(
        'ruff finds foreign quotes', '.', 'app/clock.py', 'ZONE = "UTC"\n', ('ruff', 'format', '--check'), 'clock.py',
    ),
    Planted(
        'mypy is strict in the language of questions', '.', 'checklists/verdict.py',
        'def planted(value):\n    return value\n', ('mypy',), 'no-untyped-def',
    ),
    Planted(
        'mypy is strict in the field work', '.', 'inspections/states.py',
        'def planted() -> dict:\n    return {}\n', ('mypy',), 'type-arg',
    ),
    Planted(
        'the platform knows nothing above it', '.', 'app/audit.py', 'import inspections.models\n',
        ('lint-imports', '--no-cache'), 'Floors: inspections, checklists, app; imports run downward only BROKEN',
    ),
    Planted(
        'the language of questions knows no field work', '.', 'checklists/verdict.py', 'import inspections.states\n',
        ('lint-imports', '--no-cache'), 'Floors: inspections, checklists, app; imports run downward only BROKEN',
    ),
    Planted(
        'no floor knows the front door', '.', 'inspections/states.py', 'import wsgi\n',
        ('lint-imports', '--no-cache'), 'no floor knows the door BROKEN',
    ),
    Planted(
        'the clock knows no slice', '.', 'app/clock.py', 'import app.accounts.models\n',
        ('lint-imports', '--no-cache'), 'Inside app: the door above, the clock below BROKEN',
    ),
    Planted(
        'what is kept knows no operation', '.', 'app/accounts/models.py', 'import app.accounts.operations\n',
        ('lint-imports', '--no-cache'), 'Inside a slice: api, then operations, then models, states and schemas BROKEN',
    ),
    Planted(
        'evidence knows no journal', '.', 'inspections/evidence/exif.py', 'import inspections.sync.journal\n',
        ('lint-imports', '--no-cache'), 'Inside inspections',
    ),
    Planted(
        'what is handed over and what is reviewed stand apart', '.', 'inspections/review/reports.py',
        'import inspections.sync.journal\n',
        ('lint-imports', '--no-cache'), 'Inside inspections',
    ),
    Planted(
        'folding knows no journal', '.', 'inspections/sync/registers.py', 'import inspections.sync.journal\n',
        ('lint-imports', '--no-cache'), 'Inside sync: the journal above, registers below BROKEN',
    ),
    Planted(
        'reports know no comparison', '.', 'inspections/review/reports.py', 'import inspections.review.comparison\n',
        ('lint-imports', '--no-cache'), 'Inside review: acts, then the comparison, then reports BROKEN',
    ),
    Planted(
        'rules know no request', '.', 'inspections/operations.py', 'import flask\n',
        ('lint-imports', '--no-cache'), 'Only edges know the request: flask stays out of rules BROKEN',
    ),
    Planted(
        'tsc finds a wrong type', 'pwa', 'src/store/hlc.ts', "export const planted: number = 'text'\n",
        ('npx', 'tsc', '--noEmit'), 'TS2322',
    ),
    Planted(
        'tsc reads the service worker', 'pwa', 'src/service-worker.ts', "\nexport const planted: number = 'text'\n",
        ('npx', 'tsc', '--noEmit', '-p', 'tsconfig.sw.json'), 'TS2322',
    ),
    Planted(
        'eslint finds any', 'pwa', 'src/store/hlc.ts', 'export const planted = (value: any) => value\n',
        ('npx', 'eslint', 'src/store/hlc.ts'), 'no-explicit-any',
    ),
    Planted(
        'prettier finds a semicolon', 'pwa', 'src/store/hlc.ts', 'export const planted = 1;\n',
        ('npx', 'prettier', '--check', 'src/store/hlc.ts'), 'hlc.ts',
    ),
    Planted(
        'the core knows no screen', 'pwa', 'src/core/distance.ts', "import '../screens/due'\n",
        ('npx', 'depcruise', 'src'), 'core-knows-no-screen',
    ),
    Planted(
        'a type-only import is seen too', 'pwa', 'src/store/hlc.ts',
        "import type { Work } from '../core/work'\nexport type Planted = Work\n",
        ('npx', 'depcruise', 'src'), 'store-knows-device-and-api',
    ),
    Planted(
        'a screen does not reach into the store', 'pwa', 'src/screens/due.ts', "import '../store/hlc'\n",
        ('npx', 'depcruise', 'src'), 'screens-see-only-status',
    ),
]  # fmt: skip


@pytest.fixture(scope='module')
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the checks read."""
    copy = tmp_path_factory.mktemp('tree')
    for part in PYTHON_PARTS:
        _copy(HOME / part, copy / part)
    (copy / 'pwa').mkdir()
    for part in (*PWA_PARTS, *PWA_HIDDEN):
        _copy(HOME / 'pwa' / part, copy / 'pwa' / part)
    (copy / 'pwa' / 'node_modules').symlink_to(HOME / 'pwa' / 'node_modules')
    return copy


@pytest.mark.parametrize('planted', PLANTED, ids=lambda planted: planted.name.replace(' ', '-'))
def test_a_planted_violation_is_found(tree: Path, planted: Planted) -> None:
    file = tree / planted.folder / planted.file
    before = file.read_text('utf-8')
    file.write_text(before + planted.text, 'utf-8')
    try:
        done = _run(planted.command, tree / planted.folder)
    finally:
        file.write_text(before, 'utf-8')
    said = ' '.join((done.stdout + done.stderr).split())
    assert done.returncode != 0
    assert planted.complaint in said


def test_a_heavy_bundle_is_refused(tree: Path, tmp_path: Path) -> None:
    dist = tmp_path / 'dist'
    (dist / 'assets').mkdir(parents=True)
    (dist / 'index.html').write_text('<script type="module" src="/assets/index.js"></script>')
    (dist / 'assets' / 'index.js').write_bytes(os.urandom(50_000))
    assert _run(('node', 'budget.mjs', str(dist)), tree / 'pwa').returncode == 0
    (dist / 'assets' / 'index.js').write_bytes(os.urandom(61_000))
    assert 'OVER THE BUDGET' in _run(('node', 'budget.mjs', str(dist)), tree / 'pwa').stdout
    (dist / 'assets' / 'index.js').write_bytes(os.urandom(50_000))
    (dist / 'assets' / 'lazy.js').write_bytes(os.urandom(200_000))
    heavy = _run(('node', 'budget.mjs', str(dist)), tree / 'pwa')
    assert heavy.returncode == 1
    assert 'whole precache' in heavy.stdout


def test_every_check_is_part_of_make_check() -> None:
    steps = _run(('make', '-n', 'check'), HOME).stdout + (HOME / 'pwa' / 'package.json').read_text('utf-8')
    for tool in (
        'ruff check',
        'ruff format',
        'mypy',
        'lint-imports',
        'tsc',
        'tsconfig.sw.json',
        'eslint',
        'depcruise',
        'prettier',
        'budget',
    ):
        assert tool in steps


def _run(command: tuple[str, ...], folder: Path) -> subprocess.CompletedProcess[str]:
    told = {**os.environ, 'PATH': f'{BIN}:{os.environ["PATH"]}', 'COLUMNS': '400'}
    return subprocess.run(command, cwd=folder, env=told, capture_output=True, text=True, timeout=180, check=False)


def _copy(source: Path, to: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, to, ignore=shutil.ignore_patterns('__pycache__'))
    else:
        shutil.copy(source, to)
