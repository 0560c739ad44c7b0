"""What is done to somebody else's photo before it is used again."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageEnhance, ImageFilter

Draw = random.Random


def saved_again(content: bytes, draw: Draw) -> bytes:
    """The same pixels, compressed anew."""
    return _jpeg(_open(content), draw.randrange(35, 90))


def resized(content: bytes, draw: Draw) -> bytes:
    """Smaller, or larger."""
    image, scale = _open(content), draw.choice((draw.uniform(0.75, 0.95), draw.uniform(1.1, 2.0)))
    size = round(image.width * scale), round(image.height * scale)
    return _jpeg(image.resize(size, draw.choice((Image.Resampling.BILINEAR, Image.Resampling.LANCZOS))), 82)


def brightened(content: bytes, draw: Draw) -> bytes:
    """Brighter or darker by up to a third, contrast changed a little."""
    image = ImageEnhance.Brightness(_open(content)).enhance(
        draw.choice((draw.uniform(0.67, 0.9), draw.uniform(1.1, 1.33)))
    )
    return _jpeg(ImageEnhance.Contrast(image).enhance(draw.uniform(0.85, 1.2)), 82)


def trimmed(content: bytes, draw: Draw) -> bytes:
    """The edge taken off: 1–2 % on each side."""
    return _cut(content, draw, 0.01, 0.02)


def cropped(content: bytes, draw: Draw) -> bytes:
    """A hard crop: 8–20 % on each side."""
    return _cut(content, draw, 0.08, 0.2)


def off_a_screen(content: bytes, draw: Draw) -> bytes:
    """A photo of the photo on a screen: askew, with a frame around, softer, striped."""
    image = _open(content)
    width, height = image.size
    shift = lambda: draw.uniform(-0.07, 0.07)  # noqa: E731
    corners = [(shift() * width, shift() * height), (shift() * width, (1 + shift()) * height),
               ((1 + shift()) * width, (1 + shift()) * height), ((1 + shift()) * width, shift() * height)]  # fmt: skip
    seen = image.transform(image.size, Image.Transform.QUAD, [each for corner in corners for each in corner])
    stripes = Image.new('L', (width, 3))
    stripes.paste(26, (0, 0, width, 1))
    dark = Image.new('L', image.size)
    for row in range(0, height, 3):
        dark.paste(stripes, (0, row))
    seen.paste((0, 0, 0), mask=dark)
    return _jpeg(seen.filter(ImageFilter.GaussianBlur(0.8)), 80)


def _cut(content: bytes, draw: Draw, least: float, most: float) -> bytes:
    image = _open(content)
    width, height = image.size
    left, top, right, bottom = (draw.uniform(least, most) for _ in range(4))
    box = round(left * width), round(top * height), round((1 - right) * width), round((1 - bottom) * height)
    return _jpeg(image.crop(box), 85)


def _open(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert('RGB')


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, 'JPEG', quality=quality)
    return out.getvalue()
