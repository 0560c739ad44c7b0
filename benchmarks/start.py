"""Until the first question can be read: cold, warm and offline, on a slow phone and line, beside one HTML file."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from benchmarks.browser import browser, sign_in
from benchmarks.rows import Row, median
from tests.support.server import serving

RUNS = 5
PATIENCE_S = 60
CPU = 4
SLOW_4G = {'offline': False, 'latency': 150, 'downloadThroughput': 1_600_000 / 8, 'uploadThroughput': 750_000 / 8}
QUESTION = 'article.item h2'
WATCH = """
let blocking = 0
new PerformanceObserver(list => { for (const task of list.getEntries()) blocking += Math.max(0, task.duration - 50) })
  .observe({ type: 'longtask', buffered: true })
const look = () => {
  const found = document.querySelector('SELECTOR')
  if (found && found.getBoundingClientRect().height > 0) tell(`${performance.now()} ${blocking}`)
  else requestAnimationFrame(look)
}
requestAnimationFrame(look)
""".replace('SELECTOR', QUESTION)

KEPT = """(async () => {
  await navigator.serviceWorker.ready
  while (!navigator.serviceWorker.controller) await new Promise(done => setTimeout(done, 50))
})()"""


def measure() -> Sequence[Row]:
    """Three starts of the app and of the floor, medians."""
    with (
        tempfile.TemporaryDirectory(prefix='osmotr-start-') as folder,
        serving(Path(folder) / 'data', OSMOTR_DEMO='1') as server,
        browser() as (driver, chromium),
    ):
        path, text = _first_question(driver, chromium, server.url)
        ours = [_app(driver, chromium, server.url, path) for _ in range(RUNS)]
        with _one_file(text) as address:
            floors = [_floor(driver, chromium, address) for _ in range(RUNS)]
    rows = []
    for name, budget in (('cold', '≤ 1.6 s'), ('warm', '≤ 0.5 s'), ('offline', '≤ 0.5 s')):
        mine = median([each[name] for each in ours]) / 1000
        floor = median([each['cold' if name == 'cold' else 'warm'] for each in floors]) / 1000
        rows.append(Row(f'first question, {name} start (Pixel 7, CPU ÷ 4, slow 4G)', mine, 's', budget, floor))
    rows.append(Row('– blocking time, cold', median([each['blocking'] for each in ours]), 'ms', '≤ 150 ms'))
    return rows


def _app(driver: Playwright, chromium: Browser, url: str, path: str) -> dict[str, float]:
    """One phone: its first opening, the next one, and one without any network."""
    context = _phone(driver, chromium)
    try:
        sign_in(context, url, 'inspector@demo.test')
        cold, blocking, page = _open(context, url + path, slow=True)
        page.evaluate(KEPT)
        page.close()
        warm, _, page = _open(context, url + path, slow=True)
        page.close()
        context.set_offline(True)
        offline, _, page = _open(context, url + path, slow=False)
        return {'cold': cold, 'warm': warm, 'offline': offline, 'blocking': blocking}
    finally:
        context.close()


def _floor(driver: Playwright, chromium: Browser, address: str) -> dict[str, float]:
    context = _phone(driver, chromium)
    try:
        cold, _, page = _open(context, address, slow=True)
        page.close()
        warm, _, page = _open(context, address, slow=True)
        return {'cold': cold, 'warm': warm}
    finally:
        context.close()


def _phone(driver: Playwright, chromium: Browser) -> BrowserContext:
    return chromium.new_context(**driver.devices['Pixel 7'], locale='ru-RU', permissions=['geolocation'])


def _open(context: BrowserContext, address: str, slow: bool) -> tuple[float, float, Page]:
    """Milliseconds until the first question stands there, and how long the page was blocked meanwhile.

    The page itself tells when: looking for it from here would first make it evaluate the driver's own scripts.
    """
    page = context.new_page()
    line = context.new_cdp_session(page)
    told: list[str] = []
    line.on('Runtime.bindingCalled', lambda event: told.append(event['payload']))
    line.send('Page.enable')
    line.send('Runtime.enable')
    line.send('Runtime.addBinding', {'name': 'tell'})
    line.send('Page.addScriptToEvaluateOnNewDocument', {'source': WATCH})
    line.send('Emulation.setCPUThrottlingRate', {'rate': CPU})
    if slow:
        line.send('Network.enable')
        line.send('Network.emulateNetworkConditions', SLOW_4G)
    line.send('Page.navigate', {'url': address})
    deadline = time.monotonic() + PATIENCE_S
    while not told:
        if time.monotonic() > deadline:
            raise RuntimeError(f'no first question at {address} in {PATIENCE_S} s')
        page.wait_for_timeout(20)
    seen, blocking = told[0].split()
    return float(seen), float(blocking), page


def _first_question(driver: Playwright, chromium: Browser, url: str) -> tuple[str, str]:
    """Where the demo inspector's first question stands, and its words."""
    context = _phone(driver, chromium)
    try:
        sign_in(context, url, 'inspector@demo.test')
        device = 'be' * 16
        said = {'name': 'Bench', 'app_version': 'bench'}
        context.request.put(f'{url}/api/v1/devices/{device}', data=said, headers={'X-Osmotr': '1'})
        feed = _ask(context, url, f'/sync/changes?cursor=0&epoch=0&device={device}')['inspections']
        visit = next(each for each in feed if each['state'] in ('planned', 'started'))
        kept = visit['checklist']
        checklist = _ask(context, url, f'/checklists/{kept["id"]}/versions/{kept["version"]}?profile={kept["profile"]}')
        section = checklist['sections'][0]
        return f'/inspections/{visit["id"]}/sections/{section["id"]}', section['items'][0]['text']['ru']
    finally:
        context.close()


def _ask(context: BrowserContext, url: str, path: str) -> Any:
    return context.request.get(f'{url}/api/v1{path}', headers={'X-Osmotr': '1'}).json()


@contextmanager
def _one_file(text: str) -> Iterator[str]:
    """The floor: the question in one HTML file without a script, which the browser may keep."""
    head = '<!doctype html><html lang="ru"><meta charset="utf-8"><title>Осмотр</title>'
    page = f'{head}<article class="item"><h2>{text}</h2></article>'

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = page.encode()
            self.send_response(200)
            self.send_header('Content-Type', 'text/html; charset=utf-8')
            self.send_header('Content-Length', str(len(body)))
            self.send_header('Cache-Control', 'max-age=3600')
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(('127.0.0.1', 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f'http://127.0.0.1:{server.server_port}/'
    finally:
        server.shutdown()
