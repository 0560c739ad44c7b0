"""Sixteen phones push their days at once, everything is sent again, and a line that breaks every two megabytes."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import requests

from benchmarks import day_of_work
from benchmarks.rows import Row, percentile
from tests.faults import world
from tests.faults.crowd import Speaker
from tests.support.cutting import cutting
from tests.support.server import Server, serving

PHONES, VISITS, ANSWERS, PHOTOS = 16, 3, 30, 12
CUT, LARGE = 2_000_000, 12_000_000


def measure() -> Sequence[Row]:
    """Inspections a second, the slowest photo requests, memory; then the line that breaks."""
    with tempfile.TemporaryDirectory(prefix='osmotr-bench-') as folder:
        data = Path(folder) / 'data'
        data.mkdir()
        plans = world.make(data, f'sqlite:///{data / "osmotr.sqlite3"}', range(1, PHONES + 1))
        pictures = day_of_work.draw(PHOTOS)
        with serving(data, OSMOTR_DEMO='0', OSMOTR_JOBS_IN_PROCESS='0', OSMOTR_LOG='ERROR') as server:
            assert server.process
            family = psutil.Process(server.process.pid)
            speakers = [_phone(server, plan, number, pictures) for number, plan in enumerate(plans)]
            began = time.perf_counter()
            with ThreadPoolExecutor(PHONES) as pool:
                photos = [each for took in pool.map(_push, speakers) for each in took]
            seconds = time.perf_counter() - began
            memory = sum(each.memory_info().rss for each in [family, *family.children(recursive=True)])
            again = _again(speakers[0][0])
            cut = _cut(server, plans[0])
    visits = sum(len({each['inspection_id'] for each in speaker.said}) for speaker, _ in speakers)
    return [
        Row(f'{PHONES} phones at once, {visits} inspections', visits / seconds, '/s', '≥ 30 /s'),
        Row('– photo request, p95', percentile(photos, 0.95) * 1000, 'ms', '≤ 150 ms'),
        Row('– memory of the server', memory / 1e6, 'MB', '≤ 250 MB'),
        Row('asking anew after everything was accepted', again[0], 's', '≤ 0.1 s'),
        Row('– sent and heard', again[1] / 1000, 'kB', '≤ 25 kB'),
        Row(f'line cut every {CUT // 1_000_000} MB, sent / payload', cut, '×', '≤ 1.01 ×'),
    ]


def _phone(
    server: Server, plan: dict[str, Any], number: int, pictures: list[bytes]
) -> tuple[Speaker, dict[str, bytes]]:
    """A phone with its day written down, not sent yet."""
    speaker = Speaker(server, plan['people'][0]['tokens'][0]).enrol()
    mine = [each['id'] for at, each in enumerate(plan['inspections']) if (plan['seed'] + at) % world.PEOPLE == 0]
    photos: dict[str, bytes] = {}
    for visit in mine[:VISITS]:
        for _ in range(ANSWERS):
            speaker.write(visit, 'answer.set', 'CLI-01', 24)
        names = []
        for picture in pictures:
            content = picture + os.urandom(16)
            names.append(speaker.attach(visit, 'SIG-01', content))
            photos[names[-1]] = content
        speaker.write(visit, 'inspection.finish', None, {'photos': names})
    return speaker, photos


def _push(phone: tuple[Speaker, dict[str, bytes]]) -> list[float]:
    """Words first, then the photos; how long each photo took."""
    speaker, photos = phone
    status, answer = speaker.push(speaker.said)
    assert status == 200, answer
    took = []
    for sha256, content in photos.items():
        began = time.perf_counter()
        status, answer = speaker.ask('PUT', f'/photos/{sha256}', content, 'image/jpeg')
        assert status == 200, answer
        took.append(time.perf_counter() - began)
    return took


def _again(speaker: Speaker) -> tuple[float, int]:
    """What a phone that lost every answer needs to learn that all has arrived: an empty push, and the news."""
    began = time.perf_counter()
    status, pushed = speaker.push([])
    assert status == 200
    last = speaker.said[-1]
    import rfc8785

    assert (pushed['last'], pushed['last_hash']) == (last['n'], hashlib.sha256(rfc8785.dumps(last)).hexdigest())
    speaker.pull()
    return time.perf_counter() - began, len(json.dumps(pushed)) + len(speaker.body([]))


def _cut(server: Server, plan: dict[str, Any]) -> float:
    """A photo of 12 MB over a line that breaks every 2 MB, as the phone continues it."""
    speaker = Speaker(server, plan['people'][1]['tokens'][0]).enrol()
    visit = next(each['id'] for at, each in enumerate(plan['inspections']) if (plan['seed'] + at) % world.PEOPLE == 1)
    content = os.urandom(LARGE)
    sha256 = speaker.attach(visit, 'SIG-01', content)
    speaker.push(speaker.said)
    always = {'X-Osmotr': '1', 'Cookie': f'osmotr={speaker.token}'}
    with cutting(server.port, CUT) as line:
        url, offset = f'{line.url}/api/v1/photos/{sha256}', 0
        while offset < LARGE:
            with suppress(requests.RequestException):
                offset = int(requests.head(url, headers=always, timeout=20).headers['Upload-Offset'])
                more = {'Upload-Offset': str(offset), 'Content-Type': 'application/offset+octet-stream'}
                requests.patch(url, content[offset:], headers={**always, **more}, timeout=20)
                offset = LARGE
            time.sleep(0.1)
        sent = line.sent
    assert sha256 not in speaker.push([])[1]['missing_photos']
    return sent / LARGE
