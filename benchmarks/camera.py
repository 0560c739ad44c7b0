"""The camera of the page: from the tap to its picture, from one shot to the next, and until a photo is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from benchmarks.browser import browser, sign_in
from benchmarks.rows import Row, median, percentile
from tests.browser.handset import CAMERA
from tests.support.server import serving

OPENINGS, SHOTS = 7, 8
CPU = 4
# the first frame that is really shown, by the page's own clock; the driver would add its own time
OPEN = """link => new Promise(resolve => {
    const began = performance.now()
    const look = () => {
        const video = document.querySelector('.camera .view video')
        if (!video || document.querySelector('.shutter[aria-busy=true]')) return requestAnimationFrame(look)
        video.requestVideoFrameCallback(() => resolve(performance.now() - began))
    }
    document.querySelector(link).click()
    requestAnimationFrame(look)
})"""
FLOOR = """async wish => {
    const began = performance.now()
    const video = document.createElement('video')
    video.muted = true
    document.body.append(video)
    video.srcObject = await navigator.mediaDevices.getUserMedia(wish)
    video.play()
    await new Promise(resolve => video.requestVideoFrameCallback(resolve))
    const took = performance.now() - began
    video.srcObject.getTracks().forEach(track => track.stop())
    video.remove()
    return took
}"""
# as fast as the shutter lets itself be pressed, which no thumb does, but never twice at one frame: that would be the
# same photo; then until the last one is said to be kept
SHOOT = """async shots => {
    const ready = () => document.querySelector('.shutter[aria-busy=false]')
    const until = async look => { while (!look()) await new Promise(requestAnimationFrame) }
    const next = []
    const began = performance.now()
    for (let shot = 0; shot < shots; shot++) {
        const pressed = performance.now()
        ready().click()
        await new Promise(requestAnimationFrame)
        await until(ready)
        next.push(performance.now() - pressed)
        await new Promise(resolve => document.querySelector('.camera .view video').requestVideoFrameCallback(resolve))
    }
    await until(() => document.querySelector('.camera footer')?.innerText.includes('сохранён'))
    return { next, all: performance.now() - began }
}"""
ONE = """async () => {
    const began = performance.now()
    document.querySelector('.shutter[aria-busy=false]').click()
    await new Promise(requestAnimationFrame)
    const said = () => document.querySelector('.camera .says p')?.innerText ?? ''
    while (!said().includes('сохранён')) await new Promise(requestAnimationFrame)
    const took = performance.now() - began
    await new Promise(resolve => document.querySelector('.camera .view video').requestVideoFrameCallback(resolve))
    return took
}"""
WISH = {'audio': False, 'video': {'width': {'ideal': 2560}, 'height': {'ideal': 1920}}}


def measure() -> Sequence[Row]:
    """With Chromium's own moving picture for a camera, 2560 × 1920; the floor is the bare stream in the same page."""
    with (
        tempfile.TemporaryDirectory(prefix='osmotr-camera-') as folder,
        serving(Path(folder) / 'data', OSMOTR_DEMO='1') as server,
        browser(*CAMERA) as (driver, chromium),
    ):
        context = chromium.new_context(
            **driver.devices['Pixel 7'],
            locale='ru-RU',
            permissions=['camera', 'geolocation'],
            geolocation={'latitude': 56.8609, 'longitude': 35.9119, 'accuracy': 9},
        )
        sign_in(context, server.url, 'inspector@demo.test')
        page = context.new_page()
        page.goto(server.url)
        page.locator('a.visit', has_text='без сети').first.wait_for()
        page.evaluate('navigator.serviceWorker.ready.then(() => true)')
        visit = str(page.locator('a.visit').first.get_attribute('href')).rsplit('/', 1)[-1]
        found = {cpu: _measured(page, server.url, visit, item, cpu) for cpu, item in ((1, 'SIG-01'), (CPU, 'SIG-02'))}
    rows = []
    for cpu, each in found.items():
        weak = f', CPU ÷ {cpu}' if cpu > 1 else ''
        rows += [
            Row(f'camera: tap → first picture{weak}', median(each['open']), 'ms', '≤ 1000 ms', median(each['floor'])),
            Row(f'– shot → next shot, p50{weak}', median(each['next']), 'ms', '≤ 1000 ms'),
            Row(f'– shot → next shot, slowest of {SHOTS} in one go{weak}', max(each['next']), 'ms', '≤ 1000 ms'),
            Row(f'– shot → kept on the phone, p90{weak}', percentile(each['kept'], 0.9), 'ms', '–'),
        ]
    return rows


def _measured(page: Page, url: str, visit: str, item: str, cpu: int) -> dict[str, Any]:
    # an item each: Chromium's picture begins anew with each opening, and a frame that the item has is no new photo
    line = page.context.new_cdp_session(page)
    line.send('Emulation.setCPUThrottlingRate', {'rate': cpu})
    opened, floor = [], []
    for _ in range(OPENINGS):
        page.goto(f'{url}/inspections/{visit}/sections/SIG#{item}')
        link = f'#{item} a[href*="/camera/"], .dock a[href*="/camera/"]'
        if page.locator(link).count() == 0:
            page.locator(f'#{item} header button').click()
        page.locator(link).first.wait_for()
        floor.append(page.evaluate(FLOOR, WISH))
        opened.append(page.evaluate(OPEN, link))
    kept = [page.evaluate(ONE) for _ in range(OPENINGS)]
    shots = page.evaluate(SHOOT, SHOTS)
    line.detach()
    return {'open': opened, 'floor': floor, 'kept': kept, **shots}
