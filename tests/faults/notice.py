"""Whether the tests notice that a rule is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults import together
from tests.faults.removed import HOME, Removal, tree_without
from tests.faults.run import database, node, play

A_FEW = (range(1, 5), range(5, 13), range(13, 25))
STEPS = 80
PUSHES, WRITING_S, HELD_S = 30, 4.0, 1.5
MAY_BE_MISSING = ('.git', '.venv', 'node_modules', 'data', 'out', '__pycache__', 'dist')


def noticed(removal: Removal) -> bool:
    """Take the rule out of a copy and try what is said to miss it."""
    if removal.test is None:
        return _by_schedules(removal)
    if removal.test in ('same_push', 'feed'):
        return _by_a_crowd(removal)
    return _by_a_test(removal)


def _by_schedules(removal: Removal) -> bool:
    rounds = (range(removal.seed, removal.seed + 1), *A_FEW)
    with database(removal.database, durable=removal.trouble is not None) as where:
        return any(play(seeds, where, removal, trouble=removal.trouble, steps=STEPS).violations for seeds in rounds)


def _by_a_crowd(removal: Removal) -> bool:
    with tempfile.TemporaryDirectory(prefix='osmotr-without-') as folder, database(removal.database) as where:
        tree, _ = tree_without(removal, Path(folder) / 'tree')
        if removal.test == 'same_push':
            return bool(together.same_push(where, PUSHES, tree).broken)
        return bool(together.feed(where, WRITING_S, HELD_S, tree).broken)


def _by_a_test(removal: Removal) -> bool:
    """A test that names the rule, run on a copy of everything; it must fail there, and not for want of a file."""
    assert removal.test
    with tempfile.TemporaryDirectory(prefix='osmotr-without-') as folder:
        copy = Path(folder) / 'tree'
        if removal.on_server:
            shutil.copytree(HOME, copy, ignore=shutil.ignore_patterns(*MAY_BE_MISSING, 'pwa'), symlinks=True)
            (copy / 'pwa').symlink_to(HOME / 'pwa')
            command, inside = [sys.executable, '-m', 'pytest', '-q', '-x', '-p', 'no:cacheprovider', removal.test], copy
        else:
            shutil.copytree(HOME / 'pwa', copy / 'pwa', ignore=shutil.ignore_patterns(*MAY_BE_MISSING))
            (copy / 'pwa' / 'node_modules').symlink_to(HOME / 'pwa' / 'node_modules')
            (copy / 'tests').symlink_to(HOME / 'tests')
            (copy / 'checklists').symlink_to(HOME / 'checklists')
            vitest = HOME / 'pwa' / 'node_modules' / 'vitest' / 'vitest.mjs'
            command, inside = [node(), str(vitest), 'run', removal.test], copy / 'pwa'
        whole = _run(command, inside)
        if whole.returncode:
            raise RuntimeError(f'{removal.test} fails although no rule is missing: {whole.stdout[-2000:]}')
        removal.take_out(copy)
        return _run(command, inside).returncode == 1


def _run(command: list[str], inside: Path) -> subprocess.CompletedProcess[str]:
    told = {**os.environ, 'PYTHONPATH': str(inside)}
    return subprocess.run(command, cwd=inside, env=told, capture_output=True, text=True, check=False)
