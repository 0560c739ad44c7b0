"""Checks of the bytes and of the picture in them: whole, readable, chosen from files, edited."""

from __future__ import annotations

from collections.abc import Iterator

from inspections.evidence.known import Evidence, Said
from inspections.evidence.pixels import Look, Undecodable


def bytes_changed(photo: Evidence) -> Iterator[Said]:
    """The stored bytes are not those that the phone named by their SHA-256 at the shutter.

    Means: something changed them on the server, after they had been taken under that name.
    Fooled by: nothing short of a SHA-256 collision; but bytes may be wrong before they are named.
    Threshold: none.
    """
    if photo.got != photo.named:
        yield Said('bytes-changed', 'attention', {'got': photo.got})


def chain_broken(photo: Evidence) -> Iterator[Said]:
    """Between the phone's last photo and this one a record does not follow from the one before it (`prev_hash`).

    Means: an operation was taken out, changed or put in; or the phone lost some and said so, and the hole is known.
    Fooled by: a phone that writes a whole new chain from the start: a chain proves order, not truth.
    Threshold: none.
    """
    if not photo.chained:
        yield Said('chain-broken', 'check', {})


def does_not_decode(photo: Evidence) -> Iterator[Said]:
    """The bytes cannot be drawn as a picture.

    Means: a broken or foreign file; its first bytes say which.
    Fooled by: any picture that decodes, of whatever.
    Threshold: the decoder's limits of memory, time and pixels (evidence/decoder.py).
    """
    if isinstance(photo.look, Undecodable):
        yield Said('does-not-decode', 'attention', {'why': photo.look.why, 'looks_like': photo.look.looks_like})


def too_small(photo: Evidence) -> Iterator[Said]:
    """The long side has fewer than `min_side_px` pixels.

    Means: a thumbnail or a screen's cut-out; signs on it cannot be read.
    Fooled by: enlarging it.
    Threshold: our trial: the letters of an A4 plate that fills half the width are read down to about 600 pixels.
    """
    look, least = photo.look, photo.thresholds.min_side_px
    if isinstance(look, Look) and max(look.width, look.height) < least:
        yield Said('too-small', 'check', {'width': look.width, 'height': look.height, 'least': least})


def black(photo: Evidence) -> Iterator[Said]:
    """The mean brightness is below `black` of 255.

    Means: a covered lens, a night without light, or a canvas that the browser failed to fill (iOS).
    Fooled by: a lamp in the picture.
    Threshold: our trial: a shop front at dusk measures 30 and more, a hand on the lens below 10.
    """
    look = photo.look
    if isinstance(look, Look) and look.light < photo.thresholds.black:
        yield Said('black', 'attention', {'light': look.light, 'of': 255})


def one_colour(photo: Evidence) -> Iterator[Said]:
    """Brightness varies by less than `one_colour` of 255 (standard deviation).

    Means: a wall from near by, fog, a blank canvas; nothing can be seen on it.
    Fooled by: anything else in the frame.
    Threshold: our trial: a bare wall with grain measures 5 and more, a blank canvas 0–2.
    """
    look, least = photo.look, photo.thresholds
    if isinstance(look, Look) and look.light >= least.black and look.spread < least.one_colour:
        yield Said('one-colour', 'attention', {'spread': look.spread, 'of': 255})


def blurred(photo: Evidence) -> Iterator[Said]:
    """The strongest edges are weaker than `blurred` of 255, contrast stretched before.

    Means: a moved hand or a lens out of focus; details cannot be judged.
    Fooled by: sharp dirt, a date burnt into the picture, sharpening.
    Threshold: our trial: a smear of 6–10 pixels on a 2048-pixel photo measures about 5, a sharp photo 17 and more.
    """
    look, least = photo.look, photo.thresholds
    seen = isinstance(look, Look) and look.light >= least.black and look.spread >= least.one_colour
    if isinstance(look, Look) and seen and look.sharpness < least.blurred:
        yield Said('blurred', 'check', {'sharpness': look.sharpness, 'least': least.blurred})


def from_file(photo: Evidence) -> Iterator[Said]:
    """It was chosen from files, not taken by the camera in the application.

    Means: when and where it was taken is only what the file says, if it says anything.
    Fooled by: a page that was tampered with and says «camera».
    Threshold: none. A note: browsers that refuse the camera leave people no other way.
    """
    if photo.from_file:
        yield Said('from-file', 'note', {})


def edited(photo: Evidence) -> Iterator[Said]:
    """EXIF names a program of the list `editors` as the one that wrote the file.

    Means: somebody opened and saved it there; cropping and brightening do that too.
    Fooled by: programs that write no name, and by taking EXIF out.
    Threshold: the list: programs for phones and desks that we know to name themselves.
    """
    software = str(photo.exif.get('software') or '')
    if any(name in software.lower() for name in photo.thresholds.editors):
        yield Said('edited', 'check', {'software': software[:120]})
