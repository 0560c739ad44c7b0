"""Files that are no photos, or hardly any, given to the camera: refused in words, or kept small and called a file."""

import struct
import zlib

from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.kept import kept
from tests.browser.pictures import camera_files
from tests.browser.visit import Visit

NO_PICTURE = 'Это не снимок или файл повреждён. Выберите другой.'
MOST_BYTES = 400_000


def test_a_file_that_is_no_picture_is_refused_and_takes_nothing_with_it(handset, ledger, tmp_path):
    phone: Handset = handset('inspector')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    good = camera_files(tmp_path / 'photos')[0]
    visit.photograph('SIG-01', good)
    assert offer(visit, tmp_path, 'page.jpg', b'<!doctype html><script>alert(1)</script>' * 40) == NO_PICTURE
    assert offer(visit, tmp_path, 'empty.jpg', b'') == NO_PICTURE
    assert offer(visit, tmp_path, 'random.png', bytes(range(256)) * 4000) == NO_PICTURE
    assert offer(visit, tmp_path, 'cut.jpg', good.read_bytes()[:300]) == NO_PICTURE
    assert offer(visit, tmp_path, 'vast.png', vast()).startswith('В снимке слишком много точек')
    phone.shot('not-a-picture')
    expect(phone.page.locator('.camera header .end')).to_have_text('1 / 2')
    phone.go('/')
    expect(phone.page.get_by_text('всё отправлено')).to_be_visible()
    after = kept(phone.page)
    assert len(after.photos) == len(after.bytes) == 1
    assert len(ledger.photos(after.device)) == 1


def test_a_photo_of_fifty_megabytes_and_one_with_a_broken_block_arrive_small_as_files(handset, ledger, tmp_path):
    phone: Handset = handset('inspector')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    files = camera_files(tmp_path / 'photos')
    huge = tmp_path / 'huge.jpg'
    huge.write_bytes(files[11].read_bytes() + bytes(50_000_000))
    visit.photograph('SIG-01', huge, files[10])
    phone.go('/')
    expect(phone.page.get_by_text('всё отправлено')).to_be_visible()
    after = kept(phone.page)
    assert sorted(ledger.photos(after.device)) == sorted((name, 'stored') for name in after.photos)
    assert len(after.photos) == 2
    sizes = ledger.ask(
        'select b.size from photo_bytes b join photos p on p.sha256 = b.sha256 where device_id = ?', after.device
    )
    assert all(10_000 < size <= MOST_BYTES for (size,) in sizes), sizes
    said = [code for code, _ in ledger.signals(after.device, photos=2)]
    assert said.count('from-file') == 2
    assert not {'bytes-changed', 'does-not-decode', 'too-small', 'exif-time', 'exif-place'} & set(said)


def offer(visit, folder, name, content):
    """Write a file and give it to the camera; what the phone says."""
    path = folder / name
    path.write_bytes(content)
    return visit.offer('SIG-01', path)


def vast():
    """Two hundred megapixels of nothing in a few kilobytes: whoever opens it needs 800 MB."""
    head = struct.pack('>IIBBBBB', 20_000, 10_000, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(20_001) * 10_000, 9)
    chunks = ((b'IHDR', head), (b'IDAT', rows), (b'IEND', b''))
    packed = (struct.pack('>I', len(d)) + n + d + struct.pack('>I', zlib.crc32(n + d)) for n, d in chunks)
    return b'\x89PNG\r\n\x1a\n' + b''.join(packed)
