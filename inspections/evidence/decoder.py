"""The child process that decodes strangers' pictures, one after the other, with limits on what it may use.

It imports Pillow, its neighbour exif.py and nothing else of ours. A request is a line of JSON `{act, size?, bytes}` and
that many bytes; the answer has the same form.
"""

from __future__ import annotations

import base64
import io
import json
import resource
import sys
import warnings
from typing import Any

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

from inspections.evidence import exif

MEMORY = 1_500_000_000
MAX_PIXELS = 50_000_000
FORMATS = ('JPEG', 'PNG', 'WEBP')
GLANCE = 512  # long side on which light and sharpness are judged, pixels
CELLS = 24  # across and down in the fine mark, whatever the picture's shape
QUALITY = 80


def main() -> None:
    """Answer requests until the parent closes the pipe."""
    _limit()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while line := requests.readline(2000):
        asked = json.loads(line)
        content = requests.read(asked['bytes'])
        if len(content) < asked['bytes']:
            return
        said, made = _answer(asked, content)
        answers.write(json.dumps({**said, 'bytes': len(made)}).encode() + b'\n' + made)
        answers.flush()


def look(content: bytes) -> dict[str, Any]:
    """What the pixels are: {format, width, height, light, spread, sharpness, dhash, glance, exif}, all as seen upright.

    `light` is the mean and `spread` the standard deviation of brightness, `sharpness` what _sharpness says, all 0…255.
    """
    with _open(content) as image:
        claims = exif.read(image)
        turned = claims.get('orientation', 1) >= 5
        width, height = reversed(image.size) if turned else image.size
        kind = 'JPEG' if image.format == 'MPO' else image.format
        image.draft('L', (GLANCE, GLANCE))
        image.load()
        # turned upright first, so that the same picture has the same mark however the camera was held
        grey = _upright(_flat(image), claims.get('orientation', 1)).convert('L')
    if max(grey.size) > GLANCE:
        grey = grey.resize(_within(grey.size, GLANCE), Image.Resampling.BOX)
    light = ImageStat.Stat(grey)
    return {
        'format': kind,
        'width': width,
        'height': height,
        'light': round(light.mean[0], 2),
        'spread': round(light.stddev[0], 2),
        'sharpness': round(_sharpness(grey), 2),
        'dhash': _dhash(grey),
        'glance': base64.b64encode(grey.resize((CELLS, CELLS), Image.Resampling.BOX).tobytes()).decode(),
        'exif': claims,
    }


def thumbnail(content: bytes, size: int) -> bytes:
    """A JPEG whose long side is at most `size` pixels, upright, without metadata."""
    with _open(content) as image:
        orientation = exif.read(image).get('orientation', 1)
        image.draft('RGB', (size, size))
        image.load()
        small = _flat(image).convert('RGB')
    if max(small.size) > size:
        small = small.resize(_within(small.size, size), Image.Resampling.LANCZOS, reducing_gap=2.0)
    made = io.BytesIO()
    clean = _upright(small, orientation)
    clean.info.clear()
    clean.save(made, 'JPEG', quality=QUALITY, optimize=True)
    return made.getvalue()


def _answer(asked: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        if asked['act'] == 'thumbnail':
            return {'is': 'made'}, thumbnail(content, asked['size'])
        return {'is': 'seen', **look(content)}, b''
    except MemoryError:
        return {'is': 'refused', 'why': 'too-large'}, b''
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return {'is': 'refused', 'why': 'too-many-pixels'}, b''
    except Exception as error:  # whatever a hostile file provokes, the answer is that it does not decode
        return {'is': 'refused', 'why': 'does-not-decode', 'error': type(error).__name__}, b''


def _open(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=FORMATS)


def _flat(image: Image.Image) -> Image.Image:
    """Without transparency: what is clear becomes white, as a browser shows it."""
    if image.mode not in ('RGBA', 'LA', 'PA') and 'transparency' not in image.info:
        return image
    layer = image.convert('RGBA')
    ground = Image.new('RGBA', layer.size, 'white')
    return Image.alpha_composite(ground, layer).convert('RGB')


TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    turn = TURNS.get(orientation)
    return image.transpose(turn) if turn is not None else image.copy()


def _within(size: tuple[int, int], longest: int) -> tuple[int, int]:
    scale = longest / max(size)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _sharpness(grey: Image.Image) -> float:
    """How strong the strongest edges are, 0…255: the 99th percentile of the difference to a smoothed copy.

    Contrast is stretched first, so that fog or dusk alone does not count as blur.
    """
    even = ImageOps.autocontrast(grey, cutoff=1)
    edges = ImageChops.difference(even, even.filter(ImageFilter.GaussianBlur(1))).histogram()
    rest = sum(edges) * 0.01
    for level in range(255, -1, -1):
        rest -= edges[level]
        if rest <= 0:
            return float(level)
    return 0.0


def _dhash(grey: Image.Image) -> int:
    """64 bits, signed: is each of 8 × 8 places brighter than its right neighbour? Near pictures differ in few bits."""
    cells = grey.resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = sum(
        (cells[row * 9 + column] > cells[row * 9 + column + 1]) << (row * 8 + column)
        for row in range(8)
        for column in range(8)
    )
    return bits - (1 << 64) if bits >> 63 else bits


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter('ignore')
    warnings.simplefilter('error', Image.DecompressionBombWarning)


if __name__ == '__main__':
    main()
