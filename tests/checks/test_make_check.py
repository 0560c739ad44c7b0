"""`make check` fails when one of its tools does, whichever it is."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
TOOLS = ('ruff', 'mypy', 'lint-imports', 'npm')


def check(folder: Path, failing: str | None) -> subprocess.CompletedProcess[str]:
    """Run it with tools that say nothing, of which one fails."""
    for tool in TOOLS:
        program = folder / tool
        program.write_text(f'#!/bin/sh\nexit {int(tool == failing)}\n')
        program.chmod(0o755)
    command = ['make', '-o', '.venv/.dev', '-o', 'pwa/dist/index.html', 'check', f'BIN={folder}']
    told = {**os.environ, 'PATH': f'{folder}:{os.environ["PATH"]}'}
    return subprocess.run(command, cwd=HOME, env=told, capture_output=True, text=True, timeout=60, check=False)


def test_all_is_well_when_every_tool_says_so(tmp_path):
    done = check(tmp_path, None)
    assert (done.returncode, 'all is well' in done.stdout) == (0, True), done.stderr


@pytest.mark.parametrize('failing', TOOLS)
def test_a_tool_that_fails_fails_it(tmp_path, failing):
    done = check(tmp_path, failing)
    assert (done.returncode, 'all is well' in done.stdout) == (2, False), done.stdout
