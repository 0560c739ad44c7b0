"""What a paper's bytes are, and its pages as pictures; each file is read in a process of its own, with limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import problems

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 25.0
AT_ONCE = 2
WAIT_S = 30.0
LARGEST = 20 * 1024 * 1024
MOST_LEAVES = 60  # the child says the same
_places = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Look:
    """`kind`: pdf, jpeg or png; `leaves`: how many pages it draws."""

    kind: str
    leaves: int


def look(content: bytes) -> Look:
    """What the bytes are by themselves. Raises `problems.PaperRefused` with why, and what they look like."""
    seems = looks_like(content)
    if seems == 'empty':
        raise problems.PaperRefused(why='empty', looks_like=seems)
    if seems not in TAKEN:
        raise problems.PaperRefused(why='heic' if seems == 'heic' else 'wrong-kind', looks_like=seems)
    said, _ = _ask(content, 'look')
    if said['is'] != 'seen':
        raise _refusal(said, content, seems)
    return Look(said['kind'], said['leaves'])


def draw(content: bytes, leaf: int, size: int) -> bytes:
    """A page (from 0) as a JPEG, upright, its long side at most `size` pixels, without metadata."""
    said, made = _ask(content, 'draw', str(leaf), str(size))
    if said['is'] != 'drawn':
        raise _refusal(said, content, looks_like(content))
    return made


def looks_like(content: bytes) -> str:
    """The type that the first bytes promise; what a file is called is not asked."""
    if not content.strip(b'\0 \r\n\t'):
        return 'empty'
    if content[4:8] == b'ftyp':
        return 'heic' if content[8:12] in HEIC else 'video'
    if content[:4] == b'RIFF' and content[8:12] == b'WEBP':
        return 'webp'
    if content[:64].lstrip().lower().startswith((b'<!doctype', b'<html', b'<?xml', b'<svg')):
        return 'html'
    return next((name for start, name in STARTS if content.startswith(start)), 'unknown')


TAKEN = ('pdf', 'jpeg', 'png')
HEIC = (b'heic', b'heix', b'hevc', b'hevx', b'heim', b'heis', b'mif1', b'msf1', b'avif')
STARTS = (
    (b'%PDF-', 'pdf'),
    (b'\xff\xd8\xff', 'jpeg'),
    (b'\x89PNG\r\n\x1a\n', 'png'),
    (b'PK\x03\x04', 'zip'),
    (b'GIF8', 'gif'),
    (b'\xd0\xcf\x11\xe0', 'doc'),
    (b'Rar!', 'zip'),
    (b'7z\xbc\xaf', 'zip'),
    (b'II*\0', 'tiff'),
    (b'MM\0*', 'tiff'),
)
ENDS = {'jpeg': b'\xff\xd9', 'png': b'IEND\xaeB`\x82'}


def _refusal(said: dict[str, Any], content: bytes, seems: str) -> problems.PaperRefused:
    facts = {name: value for name, value in said.items() if name != 'is'}
    end = ENDS.get(seems)
    if facts['why'] == 'unreadable' and end and end not in content[-4096:]:
        facts['why'] = 'cut'
    return problems.PaperRefused(**facts, looks_like=seems)


def _ask(content: bytes, *told: str) -> tuple[dict[str, Any], bytes]:
    """The child's answer; one that hangs or dies is an answer too."""
    if not _places.acquire(timeout=WAIT_S):
        raise problems.TryLater(retry_after_s=5)
    bare = {'PATH': os.defpath, 'LC_ALL': 'C.UTF-8', 'PYTHONDONTWRITEBYTECODE': '1'}
    command = [sys.executable, '-m', 'app.papers.child', *told]
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=bare, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=PATIENCE_S, check=True,
        )  # fmt: skip
        line, _, made = done.stdout.partition(b'\n')
        said: dict[str, Any] = json.loads(line)
    except (subprocess.SubprocessError, OSError, ValueError):
        return {'is': 'refused', 'why': 'too-heavy'}, b''
    finally:
        _places.release()
    return said, made
