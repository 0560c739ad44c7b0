"""Each static check is worth something: it refuses a violation that is planted in a copy of the tree."""

from __future__ import annotations

import os
import re
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
    """`text` appended to `file`: the tool says `complaint`, a regular expression, in what it prints."""

    name: str
    file: str
    text: str
    complaint: str


FLOORS = 'Floors: inspections, checklists, app; imports run downward only BROKEN'
PLANTED = {
    ('.', 'ruff', 'check'): [
        Planted('an unused import', 'app/clock.py', 'import json\n', 'F401'),
    ],
    ('.', 'ruff', 'format', '--check'): [
        Planted('foreign quotes', 'app/clock.py', 'ZONE = "UTC"\n', r'unformatted: .* app/clock.py'),
    ],
    ('.', 'mypy'): [
        Planted(
            'no types in the language of questions', 'checklists/verdict.py', 'def planted(value):\n    return value\n',
            r'checklists/verdict.py:\d+: error: [^:]*no-untyped-def',
        ),
        Planted(
            'half a type in the field work', 'inspections/states.py', 'def planted() -> dict:\n    return {}\n',
            r'inspections/states.py:\d+: error: [^:]*type-arg',
        ),
    ],
    ('.', 'lint-imports', '--no-cache'): [
        Planted(
            'the platform knows what is above it', 'app/audit/chain.py', 'import inspections.models\n',
            f'{FLOORS}.* app.audit.chain -> inspections.models ',
        ),
        Planted(
            'the language of questions knows field work', 'checklists/verdict.py', 'import inspections.states\n',
            f'{FLOORS}.* checklists.verdict -> inspections.states ',
        ),
        Planted(
            'a floor knows the front door', 'inspections/states.py', 'import wsgi\n',
            'no floor knows the door BROKEN.* inspections.states -> wsgi ',
        ),
        Planted(
            'the clock knows a slice', 'app/clock.py', 'import app.accounts.models\n',
            'Inside app: the door above, the clock below BROKEN.* app.clock -> app.accounts.models ',
        ),
        Planted(
            'what is kept knows operations', 'app/accounts/models.py', 'import app.accounts.operations\n',
            'Inside a slice: .* BROKEN.* app.accounts.models -> app.accounts.operations ',
        ),
        Planted(
            'evidence knows the journal', 'inspections/evidence/exif.py', 'import inspections.sync.journal\n',
            'Inside inspections: .* BROKEN.* inspections.evidence.exif -> inspections.sync.journal ',
        ),
        Planted(
            'what is reviewed knows what is handed over', 'inspections/review/comparison.py',
            'import inspections.sync.journal\n',
            'Inside inspections: .* BROKEN.* inspections.review.comparison -> inspections.sync.journal ',
        ),
        Planted(
            'folding knows the journal', 'inspections/sync/registers.py', 'import inspections.sync.journal\n',
            'Inside sync: .* BROKEN.* inspections.sync.registers -> inspections.sync.journal ',
        ),
        Planted(
            'reports know the comparison', 'inspections/review/reports.py', 'import inspections.review.comparison\n',
            'Inside review: .* BROKEN.* inspections.review.reports -> inspections.review.comparison ',
        ),
        Planted(
            'rules know the request', 'inspections/operations.py', 'import flask\n',
            'Only edges know the request: .* BROKEN.* inspections.operations -> flask ',
        ),
    ],
    ('pwa', 'npx', 'tsc', '--noEmit'): [
        Planted('a wrong type', 'src/store/hlc.ts', "export const planted: number = 'text'\n", r'hlc.ts\(\d+,.*TS2322'),
    ],
    ('pwa', 'npx', 'tsc', '--noEmit', '-p', 'tsconfig.sw.json'): [
        Planted(
            'a wrong type in the service worker', 'src/service-worker.ts',
            "\nexport const planted: number = 'text'\n", r'service-worker.ts\(\d+,.*TS2322',
        ),
    ],
    ('pwa', 'npx', 'eslint', 'src/store/hlc.ts'): [
        Planted('any', 'src/store/hlc.ts', 'export const planted = (value: any) => value\n', 'no-explicit-any'),
    ],
    ('pwa', 'npx', 'prettier', '--check', 'src/store/hlc.ts'): [
        Planted('a semicolon', 'src/store/hlc.ts', 'export const planted = 1;\n', 'hlc.ts'),
    ],
    ('pwa', 'npx', 'depcruise', 'src'): [
        Planted(
            'the core knows a screen', 'src/core/inspection/distance.ts', "import '../../screens/due'\n",
            'core-knows-no-screen: src/core/inspection/distance.ts → src/screens/due.ts',
        ),
        Planted(
            'the store knows the core by a type', 'src/store/hlc.ts',
            "import type { Work } from '../core/work'\nexport type Planted = Work\n",
            'store-knows-device-and-api: src/store/hlc.ts → src/core/work.ts',
        ),
        Planted(
            'a screen reaches into the store', 'src/screens/due.ts', "import '../store/hlc'\n",
            'screens-see-only-status: src/screens/due.ts → src/store/hlc.ts',
        ),
    ],
}  # fmt: skip


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


@pytest.mark.parametrize('check', PLANTED, ids=lambda check: '-'.join(check[1:4]))
def test_planted_violations_are_found(tree: Path, check: tuple[str, ...]) -> None:
    folder, *command = check
    before = {tree / folder / each.file: '' for each in PLANTED[check]}
    for file in before:
        before[file] = file.read_text('utf-8')
    try:
        for each in PLANTED[check]:
            with (tree / folder / each.file).open('a', encoding='utf-8') as planted:
                planted.write(each.text)
        done = _run(tuple(command), tree / folder)
    finally:
        for file, text in before.items():
            file.write_text(text, 'utf-8')
    said = ' '.join((done.stdout + done.stderr).split())
    assert done.returncode != 0
    missed = [each.name for each in PLANTED[check] if not re.search(each.complaint, said)]
    assert not missed, said


def test_a_heavy_bundle_is_refused(tree: Path, tmp_path: Path) -> None:
    dist = tmp_path / 'dist'
    (dist / 'assets').mkdir(parents=True)
    (dist / 'index.html').write_text('<script type="module" src="/assets/index.js"></script>')
    (dist / 'assets' / 'index.js').write_bytes(os.urandom(50_000))
    shell = dist / 'service-worker.js'
    shell.write_text('keep([[`/index.html`,`sha256-a=`],[`/assets/index.js`,`sha256-b=`]])')
    assert _run(('node', 'budget.mjs', str(dist)), tree / 'pwa').returncode == 0
    (dist / 'assets' / 'index.js').write_bytes(os.urandom(61_000))
    assert 'OVER THE BUDGET' in _run(('node', 'budget.mjs', str(dist)), tree / 'pwa').stdout
    (dist / 'assets' / 'index.js').write_bytes(os.urandom(50_000))
    (dist / 'assets' / 'lazy.js').write_bytes(os.urandom(200_000))
    assert _run(('node', 'budget.mjs', str(dist)), tree / 'pwa').returncode == 0, 'the desk alone comes to it'
    shell.write_text(shell.read_text() + 'keep([[`/assets/lazy.js`,`sha256-c=`]])')
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
