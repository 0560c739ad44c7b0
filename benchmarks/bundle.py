"""How much of the app a phone must fetch, packed with brotli."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence

from benchmarks.rows import HOME, Row

SAID = re.compile(r'^(?P<what>.+): (?P<kb>[\d.]+) kB brotli, at most (?P<most>\d+) kB', re.M)


def measure() -> Sequence[Row]:
    """The two sizes that the bundle's budget holds; `make check` holds the same."""
    node = shutil.which('node', path=f'{HOME / ".venv" / "bin"}:{os.environ.get("PATH", "")}')
    assert node, 'Node is missing: install requirements-dev.txt'
    done = subprocess.run([node, 'budget.mjs'], cwd=HOME / 'pwa', capture_output=True, text=True, check=False)
    found = list(SAID.finditer(done.stdout))
    if not found:
        raise RuntimeError(f'the bundle could not be weighed: {done.stderr[-500:]}')
    return [Row(each['what'], float(each['kb']), 'kB', f'≤ {each["most"]} kB') for each in found]
