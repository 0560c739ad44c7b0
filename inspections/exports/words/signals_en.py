"""What the checks of photos say, in English; the same sentences as `pwa/src/text/en/signals.ts`."""

from __future__ import annotations

from collections.abc import Mapping

from inspections.exports.words.signals_ru import Facts, Sentence, metres, number
from inspections.exports.words.speech import Speech, figure, said, unbroken

UNDECODABLE = {
    'too-large': 'the file is too large',
    'too-many-pixels': 'it has too many pixels',
    'too-heavy': 'reading it needs more memory than allowed',
    'does-not-decode': 'the picture cannot be read',
}
NO_POSITION = {
    'denied': 'access to the position was denied on the phone',
    'timeout': 'the phone did not find its position in time',
    'unavailable': 'the phone could not find its position',
    'missing': 'the phone said nothing of its position',
}
LIKE = {'unknown': 'a file of unknown type', 'empty': 'an empty file', 'html': 'HTML'}
CHANGED = {
    'answer.set': 'the answer',
    'note.set': 'the note',
    'finding.set': 'the finding',
    'layer.set': 'marks on a photo',
    'photo.attach': 'a photo was attached',
    'photo.detach': 'a photo was taken away',
    'photo.lost': 'a photo was lost',
}


def _span(hours: float, say: Speech) -> str:
    return f'{say.number(hours, 1)} h' if hours < 48 else say.counted(int(hours // 24), 'day', 'days', 'days')


def _at_least(facts: Facts, say: Speech) -> str:
    return _span(figure(facts.get('hours')), say)


def _where(facts: Facts) -> str:
    number = said(facts.get('number'))
    match facts.get('where'):
        case 'other-premises':
            return f'in application No. {number}, another address: {said(facts.get("address"))}'
        case 'same-premises':
            return f'in another inspection of these premises, application No. {number}'
        case 'same-inspection':
            return 'in this same inspection'
        case _:
            return f'in application No. {number}'


def _item(facts: Facts) -> str:
    return f', item {unbroken(said(facts["item"]))}' if facts.get('item') else ''


def _lapse(seconds: float, say: Speech) -> str:
    if seconds < 120:
        return f'{say.number(seconds)}\u00a0s'
    return f'{say.number(seconds / 60, 0)}\u00a0min' if seconds < 7200 else f'{say.number(seconds / 3600, 0)}\u00a0h'


def _alike(facts: Facts, say: Speech) -> str:
    return f' The drawing is alike by {say.number(figure(facts["likeness"]), 1)}%.' if 'likeness' in facts else ''


def _undecodable(facts: Facts, say: Speech) -> str:
    why = UNDECODABLE.get(said(facts.get('why')), 'the picture cannot be read')
    kind = said(facts.get('looks_like'))
    seen = f' By its first bytes it is {LIKE.get(kind, kind.upper())}.' if kind else ''
    return f'This cannot be opened as a photo: {why}.{seen}'


def _frozen(facts: Facts, say: Speech) -> str:
    shots = say.counted(int(figure(facts.get('shots'))), 'photo', 'photos', 'photos')
    return (
        f'The position did not change in any digit over {shots} in a row, {number(facts, "minutes", say)} min. '
        'The last digits of a phone that lies still usually tremble.'
    )


def _speed(facts: Facts, say: Speech) -> str:
    item = f'{"" if facts.get("here") else "another inspection, "}item {unbroken(said(facts.get("item")))}'
    return (
        f'From this phone’s last photo ({item}) to this one it is {metres(facts, "distance_m", say)} '
        f'±\u00a0{metres(facts, "accuracy_m", say)} in {_lapse(figure(facts.get("seconds")), say)}: '
        f'at least {number(facts, "kmh", say)} km/h. The limit is {number(facts, "limit_kmh", say)} km/h.'
    )


def _clock_jump(facts: Facts, say: Speech) -> str:
    by = figure(facts.get('by_s'))
    return (
        f'Between the record before and this one the phone’s clock was moved {"forward" if by > 0 else "back"} '
        f'by at least {_lapse(abs(by), say)}.'
    )


def _clock_offset(facts: Facts, say: Speech) -> str:
    off = figure(facts.get('offset_s'))
    by = f'{say.number(abs(off) / 60, 0)} min' if abs(off) < 7200 else _span(abs(off) / 3600, say)
    return (
        f'The phone’s clock is at least {by} {"fast" if off > 0 else "slow"}: '
        f'it showed {say.moment(said(facts.get("device_time")))}.'
    )


def _closed_without_photo(facts: Facts, say: Speech) -> str:
    if facts.get('answered'):
        return 'The item was returned. There is a new answer and no new photo: nothing shows that it was fixed.'
    return 'The item was returned. There is neither a new answer nor a new photo.'


def _amended(facts: Facts, say: Speech) -> str:
    kind = said(facts.get('kind'))
    what, at = CHANGED.get(kind, kind), say.moment(said(facts.get('at')))
    return f'Changed after the server had accepted the inspection: {what}, {at}.'


def _came(facts: Facts, say: Speech) -> str:
    return f'That one reached the server on {say.moment(said(facts.get("at")))}.'


SIGNALS: Mapping[str, Sentence] = {
    'bytes-changed': lambda facts, say: 'The bytes on the server do not match the fingerprint recorded in the app.',
    'chain-broken': lambda facts, say: (
        'The records of this phone between its last photo and this one do not follow from each other: '
        'something is missing or changed.'
    ),
    'does-not-decode': _undecodable,
    'too-small': lambda facts, say: (
        f'The photo is small: {number(facts, "width", say)} × {number(facts, "height", say)} pixels. '
        f'Signs can be read from {number(facts, "least", say)} pixels.'
    ),
    'black': lambda facts, say: (
        f'The photo is almost black: brightness {number(facts, "light", say, 1)} of {number(facts, "of", say)}.'
    ),
    'one-colour': lambda facts, say: (
        f'The photo is almost of one colour: brightness varies by {number(facts, "spread", say, 1)} '
        f'of {number(facts, "of", say)}.'
    ),
    'blurred': lambda facts, say: (
        f'The photo is blurred: sharpness {number(facts, "sharpness", say, 1)}, '
        f'a clear one has {number(facts, "least", say)} and more.'
    ),
    'exif-time': lambda facts, say: (
        f'The camera wrote another time into the photo, {say.moment(said(facts.get("exif_taken_at")))}: '
        f'at least {_at_least(facts, say)} apart.'
    ),
    'exif-place': lambda facts, say: (
        f'The camera wrote another place into the photo: {metres(facts, "distance_m", say)} from the address. '
        f'Allowed {metres(facts, "allowed_m", say)}.'
    ),
    'no-position': lambda facts, say: (
        f'The place of the photo is unknown: {NO_POSITION.get(said(facts.get("why")), said(facts.get("why")))}.'
    ),
    'too-far': lambda facts, say: (
        f'Taken {metres(facts, "distance_m", say)} ±\u00a0{metres(facts, "accuracy_m", say)} from the address. '
        f'Allowed {metres(facts, "allowed_m", say)}.'
    ),
    'inaccurate': lambda facts, say: (
        f'The phone knew its position only within ±\u00a0{metres(facts, "accuracy_m", say)}; '
        f'up to {metres(facts, "limit_m", say)} is needed.'
    ),
    'stale-position': lambda facts, say: (
        f'The position was {number(facts, "age_s", say)} s old: the phone had not renewed it; '
        f'up to {number(facts, "limit_s", say)} s is needed.'
    ),
    'old-file': lambda facts, say: (
        f'The file is older than the inspection: the camera wrote {say.moment(said(facts.get("exif_taken_at")))} '
        f'into it, the inspection began {say.moment(said(facts.get("began_at")))}. '
        f'At least {_at_least(facts, say)} apart.'
    ),
    'same-position': lambda facts, say: (
        f'The position equals to the last digit that of a photo {_where(facts)}{_item(facts)}, '
        f'{say.moment(said(facts.get("at")))}. '
        'Measured positions do not repeat like this, those guessed from Wi-Fi may.'
    ),
    'frozen-position': _frozen,
    'impossible-speed': _speed,
    'clock-jump': _clock_jump,
    'from-file': lambda facts, say: 'The photo was chosen from files, not taken in the app.',
    'edited': lambda facts, say: f'The photo went through editing software: {said(facts.get("software"))}.',
    'clock-offset': _clock_offset,
    'same-bytes': lambda facts, say: (
        f'This photo was there before, {_where(facts)}{_item(facts)}. It matches byte for byte. {_came(facts, say)}'
    ),
    'near-duplicate': lambda facts, say: (
        f'A very similar photo was there before, {_where(facts)}{_item(facts)}.{_alike(facts, say)} {_came(facts, say)}'
    ),
    'photos-missing': lambda facts, say: (
        f'The answer has {number(facts, "have", say)} of the {number(facts, "need", say)} photos it needs.'
    ),
    'photos-lost': lambda facts, say: (
        f'Photos lost on the phone: {number(facts, "count", say)}. They will never reach the server.'
    ),
    'amended': _amended,
    'closed-without-photo': _closed_without_photo,
}


def unknown(code: str, facts: Facts) -> str:
    """A check that has no sentence yet still speaks: its code and its figures."""
    return f'Check “{code}”: ' + ', '.join(f'{name} {said(value)}' for name, value in facts.items())
