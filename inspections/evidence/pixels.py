"""Is it a picture, and how does it look; its thumbnails. Decoding happens in a child process with limits."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from app import problems

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 20.0
LIFE = 500  # pictures a child decodes before a fresh one takes over


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture is, seen upright; `light`, `spread`, `sharpness` 0…255; `dhash` and `glance` are its marks."""

    format: str
    width: int
    height: int
    light: float
    spread: float
    sharpness: float
    dhash: int
    glance: str = ''
    exif: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Bytes that are no picture we can draw: why, and what their first bytes look like."""

    why: str
    looks_like: str


def look(content: bytes) -> Look | Undecodable:
    """Decode a picture and describe it. Never raises for what is in the bytes."""
    said, _ = _decoder.ask({'act': 'look'}, content)
    if said['is'] != 'seen':
        return Undecodable(said['why'], looks_like(content))
    return Look(**{name: said[name] for name in Look.__slots__})


def thumbnail(content: bytes, size: int) -> bytes:
    """A JPEG whose long side is at most `size` pixels, upright, without metadata. Refuses bytes that do not decode."""
    said, made = _decoder.ask({'act': 'thumbnail', 'size': size}, content)
    if said['is'] != 'made':
        raise problems.PhotoUndecodable(why=said['why'], looks_like=looks_like(content))
    return made


def looks_like(content: bytes) -> str:
    """The type that the first bytes promise: jpeg, png, webp, heic, avif, gif, pdf, html, empty or unknown."""
    if not content:
        return 'empty'
    if content[4:8] == b'ftyp':
        return 'avif' if content[8:12] == b'avif' else 'heic' if content[8:12] in HEIC else 'unknown'
    if content[:4] == b'RIFF':
        return 'webp' if content[8:12] == b'WEBP' else 'unknown'
    if content[:64].lstrip().lower().startswith((b'<!doctype', b'<html')):
        return 'html'
    return next((name for start, name in STARTS if content.startswith(start)), 'unknown')


HEIC = (b'heic', b'heix', b'hevc', b'hevx', b'heim', b'heis', b'mif1', b'msf1')
STARTS = ((b'\xff\xd8\xff', 'jpeg'), (b'\x89PNG', 'png'), (b'GIF8', 'gif'), (b'%PDF', 'pdf'))


class _Decoder:
    """The child, started when first needed and again when it died, hung or grew old. One question at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._left = 0

    def ask(self, asked: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
        """The child's answer; a child that hangs or dies is an answer too."""
        with self._lock:
            child = self._ready()
            overdue = threading.Timer(PATIENCE_S, child.kill)
            overdue.start()
            try:
                return _talk(child, asked, content)
            except (OSError, ValueError):
                child.kill()
                child.wait()
                return {'is': 'refused', 'why': 'too-heavy'}, b''
            finally:
                overdue.cancel()

    def stop(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            _close(child)

    def forget(self) -> None:
        """After a fork the child belongs to the parent: take a fresh lock and a fresh child."""
        self._lock, self._child = threading.Lock(), None

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None or self._left <= 0:
            self.stop()
            command = [sys.executable, '-m', 'inspections.evidence.decoder']
            bare = {'PATH': os.defpath, 'LC_ALL': 'C.UTF-8', 'PYTHONDONTWRITEBYTECODE': '1'}
            self._child = subprocess.Popen(
                command, cwd=ROOT, env=bare, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._left = LIFE
        self._left -= 1
        return self._child


def _talk(child: subprocess.Popen[bytes], asked: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    requests, answers = _pipes(child)
    requests.write(json.dumps({**asked, 'bytes': len(content)}).encode() + b'\n')
    requests.write(content)
    requests.flush()
    said: dict[str, Any] = json.loads(answers.readline())
    made = answers.read(said['bytes'])
    if len(made) < said['bytes']:
        raise ValueError('the answer broke off')
    return said, made


def _pipes(child: subprocess.Popen[bytes]) -> tuple[BinaryIO, BinaryIO]:
    assert child.stdin is not None
    assert child.stdout is not None
    return child.stdin, child.stdout  # type: ignore[return-value]


def _close(child: subprocess.Popen[bytes]) -> None:
    for pipe in _pipes(child):
        with contextlib.suppress(OSError):  # what was left in the buffer has nowhere to go
            pipe.close()


_decoder = _Decoder()
atexit.register(_decoder.stop)
os.register_at_fork(after_in_child=_decoder.forget)
