"""Large pictures made small in a real browser: likeness to the original, bytes, memory, beside a plain canvas."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from benchmarks.browser import browser, sign_in
from benchmarks.lab import build, photo
from benchmarks.rows import Row
from tests.support.server import serving

LIMITS = {'long_side': 2048, 'max_bytes': 400_000}
SIZES = {'12 MP': (4000, 3000), '48 MP': (8000, 6000), 'panorama 12000 × 3000': (12000, 3000)}
MARK = 'osmotr-pictures'


def measure() -> Sequence[Row]:
    """Each picture in a page of its own, so that the memory of one does not hide the other's."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix='osmotr-pictures-') as folder:
        dist = build(Path(folder))
        for at, size in enumerate(SIZES.values()):
            photo(dist / f'picture-{at}.jpg', size)
        with (
            serving(Path(folder) / 'data', OSMOTR_DEMO='1', OSMOTR_PWA=str(dist)) as server,
            browser() as (_, chromium),
        ):
            for at, name in enumerate(SIZES):
                file = dist / f'picture-{at}.jpg'
                told: dict[str, tuple[dict[str, float], float]] = {}
                for way in ('ours', 'plain'):
                    context = chromium.new_context()
                    sign_in(context, server.url, 'inspector@demo.test')
                    page = context.new_page()
                    page.goto(f'{server.url}/?{MARK}')
                    page.evaluate('(async () => { while (!window.lab) await new Promise(requestAnimationFrame) })()')
                    told[way] = _one(page, way, file, told.get('ours'))
                    context.close()
                rows += _rows(name, *told['ours'], *told['plain'])
    return rows


def _one(
    page: Page, way: str, file: Path, ours: tuple[dict[str, float], float] | None
) -> tuple[dict[str, float], float]:
    asked = [way, f'/{file.name}', LIMITS, ours[0] if ours else None]
    page.evaluate('([way, url, limits, like]) => lab.prepare(url)', asked)
    made, megabytes = _peak(lambda: page.evaluate('([way, url, limits, like]) => lab.make(way, limits, like)', asked))
    truth = _truth(file, (int(made['width']), int(made['height'])))
    likeness = page.evaluate('url => lab.likeness(url)', f'/{truth.name}')
    return {**made, 'ssim': likeness}, megabytes


def _rows(name: str, ours: dict[str, float], ours_mb: float, plain: dict[str, float], plain_mb: float) -> Sequence[Row]:
    size = f'{ours["width"]:.0f} × {ours["height"]:.0f}'
    return [
        Row(f'{name} → {size}: SSIM to the original', ours['ssim'], '', '≥ plain canvas', plain['ssim'],
            'floor: plain canvas at equal size, best quality of equal bytes'),
        Row('– bytes', ours['bytes'] / 1000, 'kB', '≤ 400 kB', plain['bytes'] / 1000),
        Row('– memory of the renderer at its peak, above before', ours_mb, 'MB', 'bounded', plain_mb),
    ]  # fmt: skip


def _truth(file: Path, size: tuple[int, int]) -> Path:
    """The original made small by Pillow's Lanczos filter, without loss."""
    made = file.with_name(f'{file.stem}-{size[0]}.png')
    if not made.exists():
        with Image.open(file) as image:
            image.resize(size, Image.Resampling.LANCZOS).save(made)
    return made


def _peak(act: Callable[[], dict[str, float]]) -> tuple[dict[str, float], float]:
    """What an act answers, and by how many megabytes the greatest renderer grew meanwhile, as Linux tells."""
    pids = _renderers()
    for pid in pids:
        Path(f'/proc/{pid}/clear_refs').write_text('5')  # the peak is counted anew
    before = {pid: _megabytes(pid, 'VmRSS') for pid in pids}
    told = act()
    return told, max((_megabytes(pid, 'VmHWM') - before[pid] for pid in pids), default=0.0)


def _renderers() -> list[int]:
    own = os.getpid()
    parents, lines = {}, {}
    for entry in Path('/proc').iterdir():
        if entry.name.isdigit():
            try:
                lines[int(entry.name)] = (entry / 'cmdline').read_bytes()
                parents[int(entry.name)] = int((entry / 'stat').read_text().rpartition(')')[2].split()[1])
            except OSError:
                continue
    ours = {own}
    while more := {pid for pid, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return [pid for pid in ours if b'--type=renderer' in lines.get(pid, b'')]


def _megabytes(pid: int, name: str) -> float:
    try:
        lines = Path(f'/proc/{pid}/status').read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith(name)), 0.0)
