"""Finds a Chromium to drive, or brings one: $OSMOTR_CHROMIUM, the system's, or the one that npm has."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
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
        if not (PACKAGE / 'node_modules' / '@sparticuz').exists():
            _run([_tool('npm'), 'ci', '--silent'])
        folder.mkdir(exist_ok=True)
        # it takes any file called `chromium` that lies in TMPDIR, whatever its version: the folder must be ours alone
        answer = _run(
            [_tool('node'), '-e', ASK], AWS_EXECUTION_ENV='AWS_Lambda_nodejs22.x', TMPDIR=str(folder), HOME=str(folder)
        )
        path = json.loads(answer.strip().splitlines()[-1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError) as error:
        raise ChromiumMissing(
            f'No Chromium: none at $OSMOTR_CHROMIUM or {SYSTEM[0]}, and npm could not bring one ({_why(error)}). '
            'Install the package `chromium`, or set OSMOTR_CHROMIUM.'
        ) from None
    fonts = folder / 'fonts.conf'
    fonts.write_text(FONTS.format(folder=folder))
    own = {'LD_LIBRARY_PATH': str(folder / 'al2023' / 'lib'), 'FONTCONFIG_FILE': str(fonts), 'HOME': str(folder)}
    slim = ('--headless=shell', '--no-zygote', '--use-gl=angle', '--use-angle=swiftshader')
    return Chromium(path, tuple(each for each in ARGUMENTS if each != '--disable-gpu') + slim, own)


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
