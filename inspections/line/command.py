"""`osmotr line`: measures the line of a point's computer with speedtest-cli, for the inspection whose code is given."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import click

from checklists.kinds.internet_speed import FIGURES

API = '/api/v1'
ANSWER_S, RUN_S, PING_S = 20, 90, 2
PINGS = 10
HOME = Path(__file__).resolve().parents[2]
LINES = {
    'same': 'The computer and the phone share one line.',
    'other': 'The phone is on another network, perhaps a mobile one.',
    'unknown': 'Whether the computer and the phone share a line cannot be told.',
}


@click.command('line')
@click.option('--code', required=True, help='The six characters that the phone shows.')
@click.option('--runs', type=click.IntRange(1, 5), default=3, show_default=True, help='The median of them counts.')
@click.argument('server')
def line(code: str, runs: int, server: str) -> None:
    """Measure this computer's line for an inspection, against SERVER, such as https://osmotr.example."""
    base = _base(server)
    secret = _asked('POST', f'{base}/line-claims', {'code': code})['secret']
    measured: list[dict[str, Any]] = []
    for number in range(1, runs + 1):
        delays = _pings(f'{base}/line/by/{secret}/ping')
        told = _run(f'{base}/line/by/{secret}/mini/{number}')
        measured.append(told | delays | {'upload_mbps': None})
        click.echo(
            f'{number} of {runs}: down {told["download_mbps"]}, up {told["upload_mbps"]} Mbit/s by this computer'
        )
    body = {'value': _value(measured), 'numbers': list(range(1, runs + 1)), 'tool': 'speedtest-cli'}
    result = _asked('PUT', f'{base}/line/by/{secret}/result', body)
    value = result['value']
    click.echo(
        f'Accepted: down {value["download_mbps"]} Mbit/s, up {value["upload_mbps"]} Mbit/s as the server counted.'
    )
    click.echo(LINES.get(str(result['lines']), ''))
    if not result['internet']:
        click.echo('This computer has a private address here: this did not measure the internet.')


def _base(server: str) -> str:
    told = urlsplit(server if '://' in server else f'https://{server}')
    if told.scheme not in ('http', 'https') or not told.hostname:
        raise click.ClickException(f'{server} is not an address such as https://osmotr.example')
    return f'{told.scheme}://{told.netloc}{API}'


def _run(address: str) -> dict[str, float]:
    """One run in a child process: the library takes over the output of whoever imports it."""
    command = [sys.executable, '-m', 'inspections.line.child', address]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=RUN_S, cwd=HOME, check=False)
    except subprocess.TimeoutExpired:
        raise click.ClickException('The measurement took too long. Try again.') from None
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ['no reason was given'])[-1].rpartition('.')[2]
        raise click.ClickException(f'speedtest-cli could not measure: {why}')
    measured: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return measured


def _pings(address: str) -> dict[str, float]:
    """Latency, jitter and loss of a few pings over one connection, counted as the page counts them."""
    told = urlsplit(address)
    secure = told.scheme == 'https'
    line: HTTPConnection = (HTTPSConnection if secure else HTTPConnection)(told.netloc, timeout=PING_S)
    delays: list[float] = []
    try:
        for at in range(PINGS + 1):
            began = time.perf_counter()
            with suppress(TimeoutError, HTTPException):
                line.request('GET', told.path)
                line.getresponse().read()
                if at:  # the first one opens the connection
                    delays.append((time.perf_counter() - began) * 1000)
    except OSError as error:
        raise click.ClickException(f'The server cannot be reached: {error}') from None
    finally:
        line.close()
    if not delays:
        raise click.ClickException('The server does not answer in time. Try again.')
    steps = [abs(one - other) for one, other in pairwise(delays)]
    return {
        'latency_ms': round(statistics.median(delays), 1),
        'jitter_ms': round(statistics.fmean(steps), 1) if steps else 0.0,
        'loss_percent': round((PINGS - len(delays)) / PINGS * 100),
    }


def _value(runs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The value of an internet-speed answer: each figure's own median. The upload is left to the server: the library
    counts what it has handed to its own kernel."""
    told = {name: [each[name] for each in runs] for name in FIGURES if name != 'upload_mbps'}
    middle = {'upload_mbps': None} | {name: round(statistics.median(each), 1) for name, each in told.items()}
    return {**middle, 'runs': [dict(each) for each in runs], 'line_test_id': None}


def _asked(method: str, address: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """What the server answers; its refusal in one line."""
    headers = {'Content-Type': 'application/json', 'X-Osmotr': '1', 'Accept': 'application/json'}
    asked = Request(address, json.dumps(body).encode(), headers, method=method)
    try:
        with urlopen(asked, timeout=ANSWER_S) as answer:
            said: dict[str, Any] = json.loads(answer.read())
    except HTTPError as refused:
        raise click.ClickException(_refusal(refused)) from None
    except (URLError, OSError, ValueError) as error:
        why = getattr(error, 'reason', error)
        raise click.ClickException(f'The server cannot be reached: {why}') from None
    return said


def _refusal(refused: HTTPError) -> str:
    try:
        said = json.loads(refused.read())
        facts = ', '.join(f'{name} {fact}' for name, fact in said['facts'].items())
        return f'{said["message"]}{f" ({facts})" if facts else ""}'
    except (ValueError, KeyError, AttributeError):
        return f'This address answers {refused.code}, but not as Osmotr does.'
