"""Shapes each line and measures it three ways. Prints one JSON line a point.

python -m benchmarks.line.inside packets '[[10, 20], …]' <runs> <folder of the built lab>

For `packets` it must run in a network namespace of its own; `relay` needs none. With LINE_ONLY_OURS only the page
measures. What it drew in every 100 ms stands in the lines too, to be looked at.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, StorageState

from benchmarks.browser import browser
from benchmarks.line import transfer
from benchmarks.line.mini import mini
from benchmarks.line.network import Network, network, relayed
from tests.support.server import serving

CAP = 45_000_000


def main() -> None:
    """Every point in turn."""
    kind, points, runs, dist = sys.argv[1], json.loads(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    told = {'OSMOTR_DEMO': '1', 'OSMOTR_HOST': '0.0.0.0', 'OSMOTR_INSECURE': '1', 'OSMOTR_LOG': 'ERROR'}
    with (
        tempfile.TemporaryDirectory(prefix='osmotr-line-') as folder,
        LINES[kind]() as net,
        serving(Path(folder) / 'data', OSMOTR_PWA=str(dist), **told) as server,
        mini() as port,
        browser(wrapped=lambda path: _wrapped(path, net, Path(folder))) as (_, chromium),
    ):
        net.shape(1000, 0)
        url = 'http://{}:{}'.format(*net.through(server.port))
        with _lab(chromium, url) as page:
            said = {'email': 'inspector@demo.test', 'password': 'osmotr-demo'}
            status = page.evaluate(SIGN_IN, said)
            assert status < 300, f'the lab could not sign in: {status}'
            session = page.context.storage_state()
        line = partial(_page, partial(_lab, chromium, url, session), net)
        for mbps, rtt in points:
            true = (
                {way: _transfer(net, way, mbps, rtt) for way in ('down', 'up')}
                if not os.environ.get('LINE_ONLY_OURS')
                else {}
            )
            ours = [line(mbps, rtt) for _ in range(runs)]
            theirs = _speedtest(net, port, mbps, rtt) if not os.environ.get('LINE_ONLY_OURS') else None
            point = {'mbps': mbps, 'rtt': rtt, 'kind': kind, 'payload': net.payload, 'true': true, 'ours': ours}
            print(json.dumps({**point, 'theirs': theirs}), flush=True)


LINES = {'packets': network, 'relay': relayed}
SIGN_IN = """async said => (await fetch('/api/v1/session', {
  method: 'POST', body: JSON.stringify(said), headers: { 'Content-Type': 'application/json', 'X-Osmotr': '1' }
})).status"""


def _transfer(net: Network, way: str, mbps: float, rtt: float) -> float:
    """Mbit/s of payload that plain TCP gets in the end."""
    net.shape(mbps, rtt)
    with transfer.listen() as listener:
        host, port = net.through(listener.getsockname()[1])
        command = [*net.enter, sys.executable, '-m', 'benchmarks.line.transfer', host, str(port), way]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        ends = transfer.accept(listener)
        if way == 'up':
            got = transfer.receive(ends)
            child.wait()
        else:
            transfer.send(ends)
            got = float(child.communicate()[0])
    return got


@contextmanager
def _lab(chromium: Browser, url: str, session: StorageState | None = None) -> Iterator[Page]:
    """The lab in a browser that has no connection yet: an older one would remember another line."""
    with chromium.new_context(storage_state=session) as context:
        page = context.new_page()
        page.goto(url)
        page.evaluate('(async () => { while (!window.lab) await new Promise(requestAnimationFrame) })()')
        yield page


def _page(lab: Callable[[], AbstractContextManager[Page]], net: Network, mbps: float, rtt: float) -> dict[str, Any]:
    """The page's own measurement, and the bytes that the line carried for it, without those of the page itself."""
    net.shape(mbps, rtt)
    with lab() as page:
        net.shape(mbps, rtt)
        outcome = page.evaluate('cap => lab.line(cap)', CAP)
        return {**outcome, 'line': net.counted()}


def _speedtest(net: Network, port: int, mbps: float, rtt: float) -> dict[str, Any]:
    """speedtest-cli against the mini server."""
    net.shape(mbps, rtt)
    url = 'http://{}:{}'.format(*net.through(port))
    command = [*net.enter, sys.executable, '-m', 'benchmarks.line.cli_child', url]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return {**json.loads(done.stdout.splitlines()[-1]), 'line': net.counted()}


def _wrapped(path: str, net: Network, folder: Path) -> str:
    """A program that starts Chromium on the client's side."""
    script = folder / 'chromium'
    script.write_text(f'#!/bin/sh\nexec {" ".join(net.enter)} "{path}" "$@"\n')
    script.chmod(0o755)
    return str(script)


if __name__ == '__main__':
    main()
