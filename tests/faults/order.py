"""The order in which the server writes when it takes a photo, as the kernel sees it: strace on the running server."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from tests.faults.crowd import Speaker
from tests.faults.together import Figure, crowd

CALLS = 'fsync,fdatasync,rename,renameat,renameat2,openat,close,sendto,sendmsg,write'
LINE = re.compile(r'^(?P<pid>\d+) +(?P<call>\w+)\((?P<rest>.*)$')


def photos(times: int) -> Figure:
    """Upload `times` photos; each must be: file synced → renamed → folder synced → COMMIT synced → 200 said.

    Raises RuntimeError when strace is not on this machine.
    """
    strace = shutil.which('strace')
    if strace is None:
        raise RuntimeError('strace is not on this machine')
    broken = []
    with crowd(None) as (server, _, plan), tempfile.TemporaryDirectory() as folder:
        assert server.process
        speaker = Speaker(server, plan['people'][0]['tokens'][0]).enrol()
        visit = plan['inspections'][1]['id']
        contents = {speaker.attach(visit, 'SIG-01', content): content for content in map(_picture, range(times))}
        status, answer = speaker.push(speaker.said)
        assert (status, len(answer['missing_photos'])) == (200, times), answer
        trace = Path(folder) / 'trace'
        watched = [word for pid in _family(server.process.pid) for word in ('-p', str(pid))]
        tracer = subprocess.Popen(
            [strace, '-f', '-y', '-s', '60', '-e', f'trace={CALLS}', '-o', trace, *watched],
            stderr=subprocess.PIPE,
        )
        assert tracer.stderr
        tracer.stderr.readline()  # «attached»
        time.sleep(0.5)
        for sha256, content in contents.items():
            status, answer = speaker.ask('PUT', f'/photos/{sha256}', content, 'image/jpeg')
            assert status == 200, answer
        tracer.send_signal(signal.SIGINT)
        tracer.wait(10)
        lines = trace.read_text(errors='replace').splitlines()
        broken = [f'{sha256}: {found}' for sha256 in contents if (found := _wrong(lines, sha256))]
    return Figure(times, broken)


def _wrong(lines: list[str], sha256: str) -> str | None:
    """What is missing, or out of order, in the writes of one photo."""
    renamed = next((at for at, line in enumerate(lines) if 'rename' in line and sha256 in line), None)
    if renamed is None:
        return 'was never renamed to its name'
    found = LINE.match(lines[renamed])
    whole = re.search(r'whole-\w+', lines[renamed])
    if not found or not whole:
        return 'was renamed from nowhere'
    mine = [(at, line) for at, line in enumerate(lines) if line.startswith(found['pid'] + ' ')]
    synced = [at for at, line in mine if 'fsync(' in line and whole[0] in line and at < renamed]
    folder = [at for at, line in mine if 'fsync(' in line and f'/originals/{sha256[:2]}>' in line and at > renamed]
    said = [at for at, line in mine if 'HTTP/1.1 200' in line and at > renamed]
    if not (synced and folder and said):
        return f'synced {bool(synced)}, folder synced {bool(folder)}, answered {bool(said)}'
    commit = [at for at, line in mine if re.search(r'f(data)?sync\(.*-wal>', line) and folder[0] < at < said[0]]
    return None if commit else 'was answered before its COMMIT was synced'


def _picture(number: int) -> bytes:
    return bytes([number % 256]) * 2000 + os.urandom(30_000)


def _family(pid: int) -> list[int]:
    """The process and all that came from it."""
    import psutil

    return [pid, *(each.pid for each in psutil.Process(pid).children(recursive=True))]
