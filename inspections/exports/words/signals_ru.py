"""What the checks of photos say, in Russian; the same sentences as `pwa/src/text/ru/signals.ts`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from inspections.exports.words.speech import Speech, figure, said, unbroken

Facts = Mapping[str, Any]
Sentence = Callable[[Facts, Speech], str]
DAYS_OF, DAYS_BY = ('дня', 'дней', 'дней'), ('день', 'дня', 'дней')
UNDECODABLE = {
    'too-large': 'файл слишком велик',
    'too-many-pixels': 'в нём слишком много точек',
    'too-heavy': 'на разбор не хватило отведённой памяти',
    'does-not-decode': 'изображение не читается',
}
NO_POSITION = {
    'denied': 'доступ к месту на телефоне запрещён',
    'timeout': 'телефон не успел определить место',
    'unavailable': 'телефон не смог определить место',
    'missing': 'телефон ничего о месте не сообщил',
}
LIKE = {'unknown': 'неизвестный вид файла', 'empty': 'пустой файл', 'html': 'HTML'}
CHANGED = {
    'answer.set': 'ответ',
    'note.set': 'заметка',
    'finding.set': 'замечание',
    'layer.set': 'пометки на снимке',
    'photo.attach': 'приложен снимок',
    'photo.detach': 'убран снимок',
    'photo.lost': 'утрачен снимок',
}


def _span(hours: float, say: Speech, days: tuple[str, str, str]) -> str:
    return f'{say.number(hours, 1)} ч' if hours < 48 else say.counted(int(hours // 24), *days)


def _at_least(facts: Facts, say: Speech) -> str:
    return _span(figure(facts.get('hours')), say, DAYS_OF)


def _where(facts: Facts) -> str:
    number = said(facts.get('number'))
    match facts.get('where'):
        case 'other-premises':
            return f'в заявке № {number}, другой адрес: {said(facts.get("address"))}'
        case 'same-premises':
            return f'в другом осмотре этого же помещения, заявка № {number}'
        case 'same-inspection':
            return 'в этом же осмотре'
        case _:
            return f'в заявке № {number}'


def _item(facts: Facts) -> str:
    return f', пункт {unbroken(said(facts["item"]))}' if facts.get('item') else ''


def _lapse(seconds: float, say: Speech) -> str:
    if seconds < 120:
        return f'{say.number(seconds)}\u00a0с'
    return f'{say.number(seconds / 60, 0)}\u00a0мин' if seconds < 7200 else f'{say.number(seconds / 3600, 0)}\u00a0ч'


def _alike(facts: Facts, say: Speech) -> str:
    return f' Сходство рисунка {say.number(figure(facts["likeness"]), 1)}\u00a0%.' if 'likeness' in facts else ''


def metres(facts: Facts, name: str, say: Speech) -> str:
    return say.metres(figure(facts.get(name)))


def number(facts: Facts, name: str, say: Speech, digits: int = 2) -> str:
    return say.number(figure(facts.get(name)), digits)


def _undecodable(facts: Facts, say: Speech) -> str:
    why = UNDECODABLE.get(said(facts.get('why')), 'изображение не читается')
    kind = said(facts.get('looks_like'))
    seen = f' По первым байтам это {LIKE.get(kind, kind.upper())}.' if kind else ''
    return f'Это не получается открыть как снимок: {why}.{seen}'


def _frozen(facts: Facts, say: Speech) -> str:
    shots = say.counted(int(figure(facts.get('shots'))), 'снимке', 'снимках', 'снимках')
    return (
        f'Место не менялось ни в одной цифре на {shots} подряд, {number(facts, "minutes", say)} мин. '
        'У неподвижного телефона последние цифры обычно дрожат.'
    )


def _speed(facts: Facts, say: Speech) -> str:
    item = f'пункт {unbroken(said(facts.get("item")))}'
    return (
        f'От прошлого снимка этого телефона ({item if facts.get("here") else "другой осмотр, " + item}) до этого '
        f'{metres(facts, "distance_m", say)} ±\u00a0{metres(facts, "accuracy_m", say)} '
        f'за {_lapse(figure(facts.get("seconds")), say)}: не меньше {number(facts, "kmh", say)} км/ч. '
        f'Предел {number(facts, "limit_kmh", say)} км/ч.'
    )


def _clock_jump(facts: Facts, say: Speech) -> str:
    by = figure(facts.get('by_s'))
    way = 'вперёд' if by > 0 else 'назад'
    return f'Между прошлой записью и этой часы телефона перевели {way} не меньше чем на {_lapse(abs(by), say)}.'


def _clock_offset(facts: Facts, say: Speech) -> str:
    off = figure(facts.get('offset_s'))
    by = f'{say.number(abs(off) / 60, 0)} мин' if abs(off) < 7200 else _span(abs(off) / 3600, say, DAYS_BY)
    return (
        f'Часы телефона {"спешат" if off > 0 else "отстают"} не меньше чем на {by}: '
        f'на них было {say.moment(said(facts.get("device_time")))}.'
    )


def _closed_without_photo(facts: Facts, say: Speech) -> str:
    if facts.get('answered'):
        return 'Пункт возвращали. Новый ответ есть, нового снимка нет: исправление ничем не показано.'
    return 'Пункт возвращали. Нет ни нового ответа, ни нового снимка.'


def _amended(facts: Facts, say: Speech) -> str:
    kind = said(facts.get('kind'))
    what, at = CHANGED.get(kind, kind), say.moment(said(facts.get('at')))
    return f'Изменено после того, как осмотр был принят сервером: {what}, {at}.'


def _came(facts: Facts, say: Speech) -> str:
    return f'Тот пришёл на сервер {say.moment(said(facts.get("at")))}.'


SIGNALS: Mapping[str, Sentence] = {
    'bytes-changed': lambda facts, say: 'Байты на сервере не совпадают с отпечатком, записанным в приложении.',
    'chain-broken': lambda facts, say: (
        'Записи этого телефона между прошлым снимком и этим не продолжают одна другую: что-то пропало или изменено.'
    ),
    'does-not-decode': _undecodable,
    'too-small': lambda facts, say: (
        f'Снимок мал: {number(facts, "width", say)} × {number(facts, "height", say)} точек. '
        f'Надписи читаются от {number(facts, "least", say)} точек.'
    ),
    'black': lambda facts, say: (
        f'Снимок почти чёрный: яркость {number(facts, "light", say, 1)} из {number(facts, "of", say)}.'
    ),
    'one-colour': lambda facts, say: (
        f'Снимок почти одного цвета: разброс яркости {number(facts, "spread", say, 1)} из {number(facts, "of", say)}.'
    ),
    'blurred': lambda facts, say: (
        f'Снимок смазан: резкость {number(facts, "sharpness", say, 1)}, у чётких от {number(facts, "least", say)}.'
    ),
    'exif-time': lambda facts, say: (
        f'Камера записала в снимок другое время, {say.moment(said(facts.get("exif_taken_at")))}: '
        f'расхождение не меньше {_at_least(facts, say)}.'
    ),
    'exif-place': lambda facts, say: (
        f'Камера записала в снимок другое место: в {metres(facts, "distance_m", say)} от адреса. '
        f'Допуск {metres(facts, "allowed_m", say)}.'
    ),
    'no-position': lambda facts, say: (
        f'Место снимка неизвестно: {NO_POSITION.get(said(facts.get("why")), said(facts.get("why")))}.'
    ),
    'too-far': lambda facts, say: (
        f'Снято в {metres(facts, "distance_m", say)} ±\u00a0{metres(facts, "accuracy_m", say)} от адреса. '
        f'Допуск {metres(facts, "allowed_m", say)}.'
    ),
    'inaccurate': lambda facts, say: (
        f'Телефон знал своё место только с точностью ±\u00a0{metres(facts, "accuracy_m", say)}, '
        f'нужно до {metres(facts, "limit_m", say)}.'
    ),
    'stale-position': lambda facts, say: (
        f'Месту {number(facts, "age_s", say)} с: телефон долго не обновлял координаты, '
        f'нужно до {number(facts, "limit_s", say)} с.'
    ),
    'old-file': lambda facts, say: (
        f'Файл старше осмотра: камера записала в нём {say.moment(said(facts.get("exif_taken_at")))}, '
        f'осмотр начат {say.moment(said(facts.get("began_at")))}. Разница не меньше {_at_least(facts, say)}.'
    ),
    'same-position': lambda facts, say: (
        f'Место совпадает до последней цифры с местом снимка {_where(facts)}{_item(facts)}, '
        f'{say.moment(said(facts.get("at")))}. Измеренные места так не повторяются, угаданные по Wi-Fi могут.'
    ),
    'frozen-position': _frozen,
    'impossible-speed': _speed,
    'clock-jump': _clock_jump,
    'from-file': lambda facts, say: 'Снимок выбран из файлов, а не снят в приложении.',
    'edited': lambda facts, say: f'Снимок прошёл через программу обработки: {said(facts.get("software"))}.',
    'clock-offset': _clock_offset,
    'same-bytes': lambda facts, say: (
        f'Этот снимок уже был {_where(facts)}{_item(facts)}. Совпадает байт в байт. {_came(facts, say)}'
    ),
    'near-duplicate': lambda facts, say: (
        f'Очень похожий снимок уже был {_where(facts)}{_item(facts)}.{_alike(facts, say)} {_came(facts, say)}'
    ),
    'photos-missing': lambda facts, say: (
        f'Снимков у ответа {number(facts, "have", say)} из {number(facts, "need", say)} нужных.'
    ),
    'photos-lost': lambda facts, say: (
        f'Снимков, утраченных на телефоне: {number(facts, "count", say)}. На сервер они уже не придут.'
    ),
    'amended': _amended,
    'closed-without-photo': _closed_without_photo,
}


def unknown(code: str, facts: Facts) -> str:
    """A check that has no sentence yet still speaks: its code and its figures."""
    return f'Проверка «{code}»: ' + ', '.join(f'{name} {said(value)}' for name, value in facts.items())
