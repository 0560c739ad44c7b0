"""What is served tells nothing besides the picture, and no pixel of it has changed."""

import io
import zlib

import piexif
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from inspections import bare
from inspections.bare import NoPicture

SECRET = b'SECRET-PLACE'
GPS = {piexif.GPSIFD.GPSLatitudeRef: b'N', piexif.GPSIFD.GPSLatitude: ((56, 1), (51, 1), (40, 1))}


def drawn(kind, **more):
    image = Image.effect_noise((160, 120), 90).convert('RGB')
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def exif(turn=1, **more):
    first = {piexif.ImageIFD.Orientation: turn, piexif.ImageIFD.Make: SECRET}
    return piexif.dump({'0th': first, 'GPS': GPS, **more})


def pixels(content):
    with Image.open(io.BytesIO(content)) as image:
        return image.mode, image.size, image.tobytes()


def told(content):
    with Image.open(io.BytesIO(content)) as image:
        return {name: value for name, value in image.getexif().items() if name != piexif.ImageIFD.Orientation}


def full_of_metadata():
    """A JPEG with EXIF, XMP, IPTC, a comment, a colour profile and another picture behind its end."""
    plain = drawn('JPEG', exif=exif(), icc_profile=b'profile of a display', comment=SECRET)
    xmp = b'http://ns.adobe.com/xap/1.0/\x00<x>' + SECRET + b'</x>'
    iptc = b'Photoshop 3.0\x008BIM' + SECRET
    extra = b''.join(
        b'\xff' + bytes([marker]) + (len(body) + 2).to_bytes(2) + body for marker, body in ((0xE1, xmp), (0xED, iptc))
    )
    return plain[:2] + extra + plain[2:] + drawn('JPEG', exif=exif()) + SECRET


def test_a_jpeg_loses_all_it_tells_and_no_pixel():
    before = full_of_metadata()
    after = bare.bare(before)
    assert SECRET in before
    assert SECRET not in after
    assert b'Exif' not in after
    assert b'profile of a display' in after, 'without it the colours would be others'
    assert pixels(after) == pixels(before)
    assert after.endswith(b'\xff\xd9')


@pytest.mark.parametrize('turn', range(1, 9))
def test_a_turned_jpeg_stays_turned_and_tells_nothing_else(turn):
    before = drawn('JPEG', exif=exif(turn))
    after = bare.bare(before)
    assert bare.orientation(after) == turn
    assert SECRET not in after
    assert told(after) == {}
    assert pixels(after) == pixels(before)


@pytest.mark.parametrize('more', [{}, {'progressive': True}, {'restart_marker_blocks': 2}, {'subsampling': 0}])
def test_a_jpeg_that_tells_nothing_comes_back_byte_for_byte(more):
    before = drawn('JPEG', **more)
    assert bare.bare(before) == before


def test_an_exif_block_of_ours_can_be_taken_out_again():
    before = drawn('JPEG')
    block = exif()
    assert SECRET in bare.with_exif(before, block)
    assert bare.bare(bare.with_exif(before, block)) == before


@pytest.mark.parametrize(
    'block', [b'Exif\x00\x00', b'Exif\x00\x00MM\x00*\xff\xff\xff\xff', b'Exif\x00\x00II*\x00' + b'\xff' * 40]
)
def test_a_broken_exif_block_goes_too(block):
    before = bare.with_exif(drawn('JPEG'), block)
    assert bare.orientation(before) == 1
    assert bare.bare(before) == drawn_without(before, block)


def drawn_without(content, block):
    return content[:2] + content[len(block) + 6 :]


def test_a_png_loses_its_texts_and_its_exif():
    text = PngInfo()
    text.add_text('Comment', SECRET.decode())
    text.add_itxt('XML:com.adobe.xmp', SECRET.decode(), zip=False)
    before = drawn('PNG', pnginfo=text, exif=exif(), dpi=(72, 72)) + SECRET
    after = bare.bare(before)
    assert SECRET in before
    assert SECRET not in after
    assert b'eXIf' not in after
    assert b'pHYs' in after
    assert pixels(after) == pixels(before)
    assert bare.bare(after) == after


@pytest.mark.parametrize('more', [{'lossless': True}, {'quality': 80}])
def test_a_webp_loses_its_exif_and_xmp(more):
    before = drawn('WEBP', exif=exif(), xmp=b'<x>' + SECRET + b'</x>', **more)
    after = bare.bare(before)
    assert SECRET in before
    assert SECRET not in after
    assert told(after) == {}
    assert pixels(after) == pixels(before)
    assert bare.bare(after) == after


NOTHING = [
    *(b'', b'GIF89a', b'%PDF-1.4', b'<html>', b'\xff\xd8\x00\x00', b'\x89PNG\r\n\x1a\n\x00'),
    b'RIFF\x08\x00\x00\x00WEBPVP8 \xff\xff\xff\xff',
]


@pytest.mark.parametrize('content', NOTHING)
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(NoPicture):
        bare.bare(content)


def test_no_mutation_of_a_file_makes_it_fall_over():
    before = bytearray(full_of_metadata())
    seed = 1
    for _ in range(1500):
        seed = zlib.crc32(seed.to_bytes(4))
        content = before.copy()
        for step in range(4):
            content[zlib.crc32(bytes([step]), seed) % 900] = seed >> 8 * step & 255
        try:
            bare.bare(bytes(content))
        except NoPicture:
            continue
