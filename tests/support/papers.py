"""Files that people hand in as papers, good and bad, made with the libraries that make them in the world."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pikepdf
from fpdf import FPDF
from PIL import Image, ImageDraw

CANARY = 'КАНАРЕЙКА 4509 123456'
ASCII_CANARY = 'canary-4509-123456'


def jpeg(text: str = 'passport', size: tuple[int, int] = (900, 640), canary: str = '') -> bytes:
    """A photo of a paper; `canary` stands in its EXIF."""
    image = Image.new('RGB', size, '#f3efe2')
    ImageDraw.Draw(image).text((40, 40), text, fill='#222')
    exif = image.getexif()
    if canary:
        exif[0x010E] = canary
    made = io.BytesIO()
    image.save(made, 'JPEG', exif=exif)
    return made.getvalue()


def png(size: tuple[int, int] = (640, 900)) -> bytes:
    """A scan."""
    made = io.BytesIO()
    Image.new('RGB', size, '#fff').save(made, 'PNG')
    return made.getvalue()


def pdf(pages: int = 2, text: str = 'Lease 42') -> bytes:
    """A plain document."""
    document = FPDF()
    document.set_font('helvetica', size=16)
    for number in range(1, pages + 1):
        document.add_page()
        document.cell(text=f'{text}, page {number}')
    return bytes(document.output())


def changed_pdf(change, *, hidden: bool = False, **saving) -> bytes:
    """A document that `change(pdf)` has done something to; `hidden` puts its objects into compressed streams."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        change(document)
        mode = pikepdf.ObjectStreamMode.generate if hidden else pikepdf.ObjectStreamMode.disable
        document.save(made, object_stream_mode=mode, compress_streams=True, **saving)
    return made.getvalue()


def _script(document):
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String('app.alert(1)'))


def with_open_action(document):
    document.Root.OpenAction = document.make_indirect(_script(document))


def with_destination(document):
    document.Root.OpenAction = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])


def with_named_script(document):
    names = pikepdf.Array([pikepdf.String('a'), document.make_indirect(_script(document))])
    document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=names))


def with_page_action(document):
    document.pages[0].obj.AA = pikepdf.Dictionary(O=_script(document))


def with_launch(document):
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String('calc.exe'))
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    document.pages[0].obj.Annots = pikepdf.Array([document.make_indirect(link)])


def with_attachment(document):
    document.attachments['a.txt'] = b'inside'


def with_media(document):
    media = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.RichMedia, Rect=[0, 0, 9, 9])
    document.pages[0].obj.Annots = pikepdf.Array([document.make_indirect(media)])


def with_xfa(document):
    document.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=document.make_stream(b'<xdp/>'))


def protected_pdf() -> bytes:
    """One that asks for a password."""
    return changed_pdf(lambda _: None, encryption=pikepdf.Encryption(owner='o', user='u'))


def locked_pdf() -> bytes:
    """One that opens without a password and is encrypted all the same."""
    return changed_pdf(lambda _: None, encryption=pikepdf.Encryption(owner='o', user=''))


def zipped() -> bytes:
    """An archive, whatever it is called."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, 'w') as archive:
        archive.writestr('passport.jpg', jpeg())
    return made.getvalue()


def heic() -> bytes:
    """The beginning of a photo as telephones of one maker keep it."""
    return struct.pack('>I', 24) + b'ftypheic' + b'\0' * 200


def bomb() -> bytes:
    """A PNG of a few kilobytes that would draw 30 000 × 30 000 pixels."""

    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))

    head = struct.pack('>IIBBBBB', 30_000, 30_000, 1, 0, 0, 0, 0)
    lines = zlib.compress(b'\0' * (3751 * 30_000), 9)
    return b'\x89PNG\r\n\x1a\n' + part(b'IHDR', head) + part(b'IDAT', lines) + part(b'IEND', b'')
