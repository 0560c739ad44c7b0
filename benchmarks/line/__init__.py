"""How far the page's measurement of a line, and speedtest-cli, are from what the line really carries."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import lab
from benchmarks.rows import HOME, Row, median

POINTS = tuple((mbps, rtt) for mbps in (1, 5, 10, 50) for rtt in (20, 100))
RUNS = 3
MEGABYTES = {1: 1.5, 5: 4.4, 10: 8.0, 50: 45.0}  # of 5 Mbit/s between its neighbours
SECONDS, ERROR = 12, 5
TRUE_WITHIN = 0.06
UNSHARE = ('unshare', *(['--map-root-user'] if os.getuid() else []), '--net')


def measure() -> Sequence[Row]:
    """For each line: median error of three measurements, their time and bytes; speedtest-cli once beside them.

    «Error» is against the payload that full packets leave of the line's rate, 1448 of 1500 bytes; a plain transfer over
    four connections says before whether the line is what it claims to be. Where the system has no network namespaces
    (or `LINE_RELAY` asks for it) a relay holds the bytes back instead: all of them are payload, none is lost.
    """
    kind = 'packets' if _has_namespaces() and not os.environ.get('LINE_RELAY') else 'relay'
    points = json.loads(os.environ.get('LINE_POINTS', 'null')) or POINTS
    with tempfile.TemporaryDirectory(prefix='osmotr-lab-') as folder:
        dist = lab.build(Path(folder))
        around = UNSHARE if kind == 'packets' else ()
        inside = [sys.executable, '-m', 'benchmarks.line.inside', kind, json.dumps(points), str(RUNS), str(dist)]
        child = subprocess.Popen([*around, *inside], cwd=HOME, stdout=subprocess.PIPE, text=True)
        rows: list[Row] = []
        assert child.stdout
        for line in child.stdout:
            rows += _rows(json.loads(line))
            print(f'… {json.loads(line)["mbps"]} Mbit/s × {json.loads(line)["rtt"]} ms', file=sys.stderr, flush=True)
    if child.wait():
        raise SystemExit('the line could not be measured: see above')
    return rows


def _rows(point: dict[str, Any]) -> list[Row]:
    mbps, rtt = point['mbps'], point['rtt']
    payload = mbps * point['payload']
    for way, got in point['true'].items():
        if abs(got / payload - 1) > TRUE_WITHIN:
            print(f'{mbps} Mbit/s {way}: a plain transfer got {got:.3f}, not {payload:.3f}', file=sys.stderr)
    ours, cli = point['ours'], point['theirs']
    broken = [each['is'] for each in ours if each['is'] != 'measured']
    if broken:
        raise SystemExit(f'{mbps} Mbit/s × {rtt} ms: a measurement was {broken[0]}')
    name = f'line {mbps} Mbit/s × {rtt} ms' + (', relay' if point['kind'] == 'relay' else '')
    rows = []
    for way, figure, theirs in (('download', 'download_mbps', 'download'), ('upload', 'upload_mbps', 'upload')):
        error = median([_error(each['value'][figure], payload) for each in ours])
        worst = max(_error(each['value'][figure], payload) for each in ours)
        floor = _error(cli[theirs] / 1e6, payload)
        true = point['true']['down' if way == 'download' else 'up']
        plain = f'plain transfer {true:.3g} of {payload:.3g} Mbit/s'
        note = f'worst of {len(ours)}: {worst:.1f} %; {plain}; floor: speedtest-cli'
        rows.append(Row(f'{name}, {way}, median error', error, '%', f'≤ {ERROR} %', floor, note))
    seconds = median([each['ms'] / 1000 for each in ours])
    late = median([each['value']['latency_ms'] - rtt for each in ours])
    used = median([_megabytes(each) for each in ours])
    return [
        *rows,
        Row('– time in all', seconds, 's', f'≤ {SECONDS} s'),
        Row('– bytes on the line, both ways', used, 'MB', f'≤ {MEGABYTES.get(mbps, 45)} MB', _megabytes(cli)),
        Row('– latency over the true one', late, 'ms', '–'),
    ]


def _error(measured: float, true: float) -> float:
    """In percent."""
    return abs(measured / true - 1) * 100


def _megabytes(measured: dict[str, Any]) -> float:
    return float(measured['line']['down'] + measured['line']['up']) / 1e6


def _has_namespaces() -> bool:
    if not Path('/dev/net/tun').exists() or not all(shutil.which(each) for each in ('unshare', 'nsenter', 'ip')):
        return False
    return subprocess.run([*UNSHARE, 'true'], capture_output=True, check=False).returncode == 0
