"""The files of the last builds of the PWA: a page that began with an older one still finds its parts."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

KEPT = 3
ASSETS = 'assets'


def keep(pwa: Path, data: Path) -> None:
    """Copy the present build's hashed files beside the data, whole or not at all; the oldest of more than three go."""
    names = sorted(each.name for each in (pwa / ASSETS).glob('*'))
    if not names:
        return
    place = data / 'builds' / hashlib.sha256('\n'.join(names).encode()).hexdigest()[:12]
    if not place.is_dir():
        half = place.with_name(f'{place.name}.{os.getpid()}.half')
        shutil.copytree(pwa / ASSETS, half / ASSETS)
        try:
            half.rename(place)
        except OSError:  # another start was quicker
            shutil.rmtree(half)
    os.utime(place)
    for old in kept(data)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
    for half in place.parent.glob('*.half'):
        if half.stat().st_mtime < place.stat().st_mtime - 3600:
            shutil.rmtree(half, ignore_errors=True)


def kept(data: Path) -> list[Path]:
    """The folders of builds, the last one started first."""
    found = [each for each in (data / 'builds').glob('*') if each.suffix != '.half']
    return sorted(found, key=lambda each: each.stat().st_mtime_ns, reverse=True)
