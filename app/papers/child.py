"""The child process that reads one stranger's file, with limits on what it may use, and ends.

It imports pikepdf, PDFium and Pillow, and nothing of ours. Arguments: `look`, or `draw <leaf> <size>`; the file comes
on standard input. The answer is a line of JSON, and after that of `draw` a JPEG.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import warnings
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageOps

MEMORY = 1_500_000_000
CPU_S = 20
MAX_PIXELS = 50_000_000
MAX_LEAVES = 60
MAX_OBJECTS = 200_000
DEEPEST = 60
QUALITY = 82
FORMATS = {'JPEG': 'jpeg', 'MPO': 'jpeg', 'PNG': 'png'}
ACTIVE_KEYS = {
    '/JS', '/JavaScript', '/AA', '/Launch', '/EmbeddedFiles', '/EF', '/RichMediaContent', '/RichMediaSettings', '/XFA',
    '/Collection',
}  # fmt: skip
ACTIVE_NAMES = {
    '/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia', '/FileAttachment', '/Rendition', '/ImportData',
    '/SubmitForm', '/GoToE', '/GoToR', '/Movie', '/Sound', '/Screen', '/3D',
}  # fmt: skip
SAID_BY = ('/S', '/Subtype', '/Type')


class Refused(Exception):
    """The file is not taken: why, and what there is to say about it."""

    def __init__(self, why: str, **facts: Any) -> None:
        super().__init__(why)
        self.said = {'is': 'refused', 'why': why, **facts}


def main(act: str, *told: str) -> None:
    """Answer the one question and end."""
    _limit()
    content, made = sys.stdin.buffer.read(), b''
    said: dict[str, Any]
    try:
        if act == 'draw':
            said, made = {'is': 'drawn'}, draw(content, int(told[0]), int(told[1]))
        else:
            said = {'is': 'seen', **look(content)}
    except Refused as refused:
        said = refused.said
    except MemoryError:
        said = {'is': 'refused', 'why': 'too-heavy'}
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        said = {'is': 'refused', 'why': 'too-many-pixels', 'limit': MAX_PIXELS}
    except pikepdf.PasswordError:
        said = {'is': 'refused', 'why': 'protected'}
    except Exception:  # whatever a hostile file provokes, the answer is that it cannot be read
        said = {'is': 'refused', 'why': 'unreadable'}
    sys.stdout.buffer.write(json.dumps(said).encode() + b'\n' + made)
    sys.stdout.buffer.flush()


def look(content: bytes) -> dict[str, Any]:
    """What the bytes are, whatever they are called: {kind, leaves}. Raises Refused."""
    if content.startswith(b'%PDF-'):
        return {'kind': 'pdf', 'leaves': _look_at_pdf(content)}
    with Image.open(io.BytesIO(content), formats=('JPEG', 'PNG')) as image:
        kind = FORMATS[image.format or '']
        image.load()
    return {'kind': kind, 'leaves': 1}


def draw(content: bytes, leaf: int, size: int) -> bytes:
    """Leaf `leaf` (from 0) as a JPEG, upright, its long side at most `size` pixels, without metadata."""
    picture = _drawn_pdf(content, leaf, size) if content.startswith(b'%PDF-') else _upright(content, size)
    made = io.BytesIO()
    picture.info.clear()
    picture.save(made, 'JPEG', quality=QUALITY)
    return made.getvalue()


def active(pdf: pikepdf.Pdf) -> list[str]:
    """What in it could act by itself or carries another file: names of ISO 32000, sorted. Objects in compressed streams
    and those that nothing refers to are looked at like all others; escapes in names are undone by the reader."""
    found: set[str] = set()
    for number, thing in enumerate(pdf.objects):
        if number > MAX_OBJECTS:
            raise Refused('too-heavy')
        for each in _dictionaries(thing, 0):
            keys = set(each.keys())
            found |= keys & ACTIVE_KEYS
            found |= {str(each[key]) for key in SAID_BY if key in keys} & ACTIVE_NAMES
            if '/OpenAction' in keys and not _only_leads_within(each['/OpenAction']):
                found.add('/OpenAction')
    return sorted(found)


def _look_at_pdf(content: bytes) -> int:
    if b'%%EOF' not in content[-2048:]:
        raise Refused('cut')
    with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
        if pdf.is_encrypted:
            raise Refused('protected')
        leaves = len(pdf.pages)
        if leaves == 0:
            raise Refused('empty')
        if leaves > MAX_LEAVES:
            raise Refused('too-many-pages', pages=leaves, limit=MAX_LEAVES)
        if found := active(pdf):
            raise Refused('active', found=found)
    drawn = pypdfium2.PdfDocument(content)
    if len(drawn) != leaves:
        raise Refused('unreadable')
    return leaves


def _dictionaries(thing: Any, depth: int) -> Iterator[Any]:
    """The dictionary, and those that lie directly in it; what is only referred to has its own turn."""
    if depth > DEEPEST:
        raise Refused('too-heavy')
    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
    if isinstance(thing, pikepdf.Dictionary):
        yield thing
        inner = list(thing.values())
    elif isinstance(thing, pikepdf.Array):
        inner = list(thing)
    else:
        return
    for each in inner:
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            yield from _dictionaries(each, depth + 1)


def _only_leads_within(action: Any) -> bool:
    """Whether opening does no more than show a page: what half of all programs write."""
    if isinstance(action, pikepdf.Array):
        return True
    if not isinstance(action, pikepdf.Dictionary):
        return isinstance(action, pikepdf.String | pikepdf.Name)
    return str(action.get('/S')) == '/GoTo' and '/Next' not in action


def _drawn_pdf(content: bytes, leaf: int, size: int) -> Image.Image:
    document = pypdfium2.PdfDocument(content)
    document.init_forms()  # filled-in fields are drawn too; this PDFium has neither scripts nor XFA
    page = document[leaf]
    scale = size / max(*page.get_size(), 1.0)
    picture: Image.Image = page.render(scale=scale, draw_annots=True).to_pil()
    return picture.convert('RGB')


def _upright(content: bytes, size: int) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=('JPEG', 'PNG')) as image:
        orientation = image.getexif().get(0x0112)
        image.draft('RGB', (size, size))
        image.load()
        flat = _flat(image)
    if orientation not in (None, 1):
        flat.getexif()[0x0112] = orientation
        flat = ImageOps.exif_transpose(flat)
    flat.thumbnail((size, size), Image.Resampling.LANCZOS, reducing_gap=2.0)
    clean = Image.new('RGB', flat.size)
    clean.paste(flat)
    return clean


def _flat(image: Image.Image) -> Image.Image:
    """Without transparency: what is clear becomes white, as paper is."""
    if image.mode not in ('RGBA', 'LA', 'PA') and 'transparency' not in image.info:
        return image.convert('RGB')
    layer = image.convert('RGBA')
    return Image.alpha_composite(Image.new('RGBA', layer.size, 'white'), layer).convert('RGB')


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter('ignore')
    warnings.simplefilter('error', Image.DecompressionBombWarning)


if __name__ == '__main__':
    main(*sys.argv[1:])
