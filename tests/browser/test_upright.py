"""A large photo is kept upright and small, however its camera was held."""

import pytest
from PIL import Image

from tests.browser.handset import Handset
from tests.browser.visit import Visit

RED, BLUE = (220, 20, 20), (20, 20, 220)
HELD = {None: None, 1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
KEPT = """async () => {
    const { name } = (await indexedDB.databases()).find(each => each.name.startsWith('osmotr-'))
    const opened = await new Promise(done => { indexedDB.open(name).onsuccess = event => done(event.target.result) })
    const store = opened.transaction('photo_bytes').objectStore('photo_bytes')
    const rows = await new Promise(done => { store.getAll().onsuccess = event => done(event.target.result) })
    opened.close()
    return await Promise.all(rows.map(async row => {
        const picture = await createImageBitmap(new Blob([row.bytes], { type: row.type }))
        const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
        canvas.drawImage(picture, 0, 0)
        const at = (x, y) => [...canvas.getImageData(x * picture.width, y * picture.height, 1, 1).data].slice(0, 3)
        return { width: picture.width, height: picture.height, bytes: row.bytes.byteLength, corner: at(0.25, 0.25),
                 rest: [at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)] }
    }))
}"""


@pytest.mark.parametrize(('width', 'height'), [(4000, 3000), (3000, 4000)], ids=['wide', 'tall'])
def test_a_large_photo_is_kept_upright_however_the_camera_was_held(handset, tmp_path, width, height):
    phone: Handset = handset('inspector')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    phone.offline()
    for turn, held in HELD.items():
        visit.photograph('SIG-01', photo(tmp_path / f'{turn}.jpg', width, height, turn, held))
    found = phone.page.evaluate(KEPT)
    assert len(found) == len(HELD)
    for each in found:
        assert (each['width'] > each['height']) == (width > height)
        assert 1980 <= max(each['width'], each['height']) <= 2048
        assert abs(each['width'] / each['height'] - width / height) < 0.01
        assert each['bytes'] <= 400_000
        assert near(each['corner'], RED)
        assert all(near(colour, BLUE) for colour in each['rest'])


def photo(path, width, height, turn, held):
    """Red in the upper left quarter as people see it; a little different for each way of holding."""
    upright = Image.new('RGB', (width, height), BLUE)
    upright.paste(RED, (0, 0, width // 2, height // 2))
    upright.paste((255, 255, 255), (0, height - 40 * (2 + (turn or 0)), 40, height))
    exif = Image.Exif()
    if turn is not None:
        exif[0x0112] = turn
    (upright.transpose(held) if held is not None else upright).save(path, quality=92, exif=exif)
    return path


def near(colour, wanted):
    """As near as a JPEG keeps it."""
    return all(abs(one - other) < 30 for one, other in zip(colour, wanted, strict=True))
