"""The map of the twin report: photos by their places, drawn without tiles, and over tiles where there are some."""

import io
import re
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.support.server import Server, serving

ITEM = 'SIG-02'


class Tiles(BaseHTTPRequestHandler):
    """Plain green tiles."""

    def do_GET(self) -> None:
        tile = io.BytesIO()
        Image.new('RGB', (256, 256), (206, 222, 206)).save(tile, 'PNG')
        self.send_response(200)
        self.send_header('Content-Type', 'image/png')
        self.send_header('Cross-Origin-Resource-Policy', 'cross-origin')
        self.end_headers()
        self.wfile.write(tile.getvalue())

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def tiles() -> Iterator[str]:
    """The address of a tile server of our own."""
    server = ThreadingHTTPServer(('127.0.0.1', 0), Tiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f'http://127.0.0.1:{server.server_port}'
    server.shutdown()
    server.server_close()


@pytest.fixture
def mapped(demo: Path, tmp_path: Path, tiles: str) -> Iterator[Server]:
    """The service with the demo data, told of the tiles."""
    folder = tmp_path / 'data'
    shutil.copytree(demo, folder)
    told = {'OSMOTR_TILES_URL': tiles + '/{z}/{x}/{y}.png', 'OSMOTR_TILES_ATTRIBUTION': '© Карта <города>'}
    with serving(folder, ready=True, OSMOTR_DEMO='1', **told) as running:
        yield running


def open_twin(desk: Handset) -> None:
    desk.sign_in('reviewer')
    row = desk.page.locator('tbody tr', has_text='Лесная')
    desk.go(f'{row.locator("a").first.get_attribute("href")}#{ITEM}')
    expect(desk.page.locator('.map svg')).to_be_visible()


def test_a_place_chooses_its_photo_and_the_other_way_round(handset):
    desk = handset('reviewer', desk=True)
    open_twin(desk)
    page = desk.page
    places = page.locator('.places button')
    sides = [words.split(',')[0] for words in places.all_inner_texts()]
    assert {'Заявитель', 'Инспектор'} <= set(sides), sides
    expect(page.locator('.places button[aria-pressed=true]')).to_have_count(2)
    expect(page.locator('.map svg')).to_have_attribute('aria-label', re.compile('Карта: круг.*Заявитель.*Инспектор'))
    expect(page.locator('.mark[data-chosen] circle.dot')).to_have_count(1)
    expect(page.locator('.mark[data-chosen] path.dot:not([d*=L])')).to_have_count(1)
    assert page.locator('.tile-map').count() == 0
    desk.shot('map')
    several = next((side for side in ('Заявитель', 'Инспектор') if sides.count(side) > 1), None)
    if several:
        own = places.filter(has_text=re.compile(f'^{several}'))
        own.nth(1).click()
        expect(own.nth(1)).to_have_attribute('aria-pressed', 'true')
        page.keyboard.press('1' if several == 'Заявитель' else '2')
        expect(own.nth(1)).to_have_attribute('aria-pressed', 'false')


def test_the_same_marks_lie_over_tiles_and_the_drawing_stays_where_none_come(handset, mapped):
    desk = handset('reviewer', desk=True, url=mapped.url)
    open_twin(desk)
    page = desk.page
    ground = page.locator('.tile-map[data-drawn]')
    expect(ground).to_be_visible()
    expect(ground.locator('.leaflet-control-attribution')).to_have_text('© Карта <города>')
    expect(ground.locator('.leaflet-control-scale')).to_have_text(re.compile(r'^\d+\sм$'))
    expect(ground.locator('.tile-mark.chosen.circle')).to_have_count(1)
    expect(ground.locator('.tile-mark.chosen.square')).to_have_count(1)
    desk.shot('map-tiles')
    desk.expects('ERR_FAILED')
    page.route('**/*.png', lambda route: route.abort())
    page.reload()
    expect(page.locator('.tile-map .leaflet-control-attribution')).to_be_attached()
    expect(page.locator('.map svg')).to_be_visible()
    expect(page.locator('.tile-map[data-drawn]')).to_have_count(0)
