"""The phone's own parts in a real browser: a 12-megapixel photo, and a tap with 10,000 operations stored."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from benchmarks.browser import browser, sign_in
from benchmarks.rows import HOME, Row, median, percentile
from tests.support.server import serving

PHOTO_RUNS = 15
PHOTOS = ((1600, 300_000), (2048, 400_000))  # the point of comparison, and what the phone really keeps
STORED, TAPS = 10_000, 400


def measure() -> Sequence[Row]:
    """Both, each beside the plainest way to do it in a page."""
    with tempfile.TemporaryDirectory(prefix='osmotr-lab-') as folder:
        dist = build(Path(folder))
        with (
            serving(Path(folder) / 'data', OSMOTR_DEMO='1', OSMOTR_PWA=str(dist)) as server,
            browser() as (_, chromium),
        ):
            context = chromium.new_context()
            sign_in(context, server.url, 'inspector@demo.test')
            page = context.new_page()
            page.goto(server.url)
            page.evaluate('(async () => { while (!window.lab) await new Promise(requestAnimationFrame) })()')
            photos = [_photo_rows(page, *limits) for limits in PHOTOS]
            tap = page.evaluate('([stored, taps]) => lab.tap(stored, taps)', [STORED, TAPS])
    stored = f'tap → durable, {STORED:,} operations stored'
    return [
        *(row for rows in photos for row in rows),
        Row(f'{stored}, p50', median(tap['ours']), 'ms', '≤ 3 ms', median(tap['floor']), 'floor: bare IndexedDB'),
        Row(f'{stored}, p95', percentile(tap['ours'], 0.95), 'ms', '≤ 10 ms', percentile(tap['floor'], 0.95)),
    ]


def _photo_rows(page: Page, long_side: int, most: int) -> Sequence[Row]:
    wish = [PHOTO_RUNS, {'long_side': long_side, 'max_bytes': most}]
    found = page.evaluate('([runs, limits]) => lab.photo("/photo.jpg", runs, limits)', wish)
    what = f'12-megapixel photo → {long_side} px'
    return [
        Row(what, median(found['ours']), 'ms', '≤ 150 ms', median(found['floor']), 'floor: plain canvas'),
        Row('– page blocked meanwhile', median(found['blocked']), 'ms', '≤ 16 ms'),
        Row('– size', found['bytes'] / 1000, 'kB', f'≤ {most // 1000} kB'),
    ]


def build(folder: Path) -> Path:
    """The lab, built into this folder, with its 12-megapixel photo."""
    node = shutil.which('node', path=f'{HOME / ".venv" / "bin"}:{os.environ.get("PATH", "")}')
    assert node, 'Node is missing: install requirements-dev.txt'
    dist = folder / 'lab'
    command = [node, HOME / 'benchmarks' / 'lab' / 'build.mjs', HOME / 'pwa', dist]
    done = subprocess.run(command, cwd=HOME / 'pwa', capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f'the lab could not be built: {done.stderr[-2000:]}')
    photo(dist / 'photo.jpg', (4000, 3000))
    return dist


def photo(file: Path, size: tuple[int, int]) -> None:
    """A picture with edges, gradients and grain, so that it weighs what a phone's photo weighs."""
    draws = random.Random(7)
    shapes = Image.frombytes('RGB', (160, 120), draws.randbytes(160 * 120 * 3)).resize(size, Image.Resampling.NEAREST)
    soft = Image.frombytes('RGB', (40, 30), draws.randbytes(40 * 30 * 3)).resize(size, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(size, 24).convert('RGB')
    Image.blend(Image.blend(soft, shapes, 0.35), grain, 0.12).save(file, 'JPEG', quality=88)
