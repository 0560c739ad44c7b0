"""The letter of a decision, word by word, in both languages. No database."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from checklists.definition import Item
from inspections.review import letter, wording
from inspections.review.letter import Case, Draft

MOSCOW = timezone(timedelta(hours=3))
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DUE = datetime(2026, 11, 30, 23, 59, tzinfo=MOSCOW)
OWN, VISIT = uuid.UUID(int=1), uuid.UUID(int=2)
SIGN = Item(
    'SIG-02',
    'number',
    {'ru': 'Высота букв вывески', 'en': 'Sign letter height'},
    {'ru': 'Рулетка или лист А4 рядом с буквой в кадре.', 'en': 'A tape or an A4 sheet beside a letter, in the frame.'},
    settings={'unit': {'ru': 'мм', 'en': 'mm'}, 'min': 200, 'max': 500},
    recommendation=True,
    source='правила оформления вывесок',
)
AREA = Item(
    'CLI-01',
    'number',
    {'ru': 'Общая площадь', 'en': 'Total area'},
    critical=True,
    settings={'unit': {'ru': 'м²', 'en': 'm²'}, 'min': 25, 'decimals': 1},
    source='базовые требования к пункту',
)
EXIT = Item('FIR-04', 'yes-no', {'ru': 'Выход свободен', 'en': 'The exit is clear'}, critical=True)


def cell(inspection: uuid.UUID, value: Any, *photos: str) -> dict[str, Any]:
    shown = [{'sha256': each * 64, 'state': 'stored'} for each in photos]
    return {'inspection_id': inspection, 'value': value, 'photos': shown}


CASE = Case(
    number=1047,
    address='Тверь, ул. Лесная, 7',
    applicant='Марина Игоревна Соколова',
    reviewer='Ольга Никитина',
    stage='reviewing',
    at=AT,
    rows={
        'SIG-02': {'cells': [cell(OWN, 350, 'a'), cell(VISIT, 180, 'b', 'c')]},
        'CLI-01': {'cells': [cell(OWN, 26.0), cell(VISIT, 23.4)]},
        'FIR-04': {'cells': [cell(OWN, 'no', 'd'), cell(VISIT, None)]},
    },
    voices={str(OWN): 'self_assessment', str(VISIT): 'visit'},
    items={each.id: each for each in (SIGN, AREA, EXIT)},
    critical_bad=('CLI-01',),
    returned_before={'CLI-01': 1},
)
ITEMS = [
    {'id': 'SIG-02', 'reason': 'Буквы мелкие', 'to': 'applicant'},
    {
        'id': 'CLI-01',
        'reason': 'На осмотре измерено 23,4 м².',
        'to': 'applicant',
        'wanted': 'План с размерами',
    },
    {'id': 'FIR-04', 'reason': 'Выход заставлен.', 'to': 'applicant'},
]
RETURN = Draft('return', ITEMS, '', DUE)

RETURNED_RU = """Заявка № 1047: нужно исправить 3 пункта

Здравствуйте, Марина Игоревна Соколова.

Мы сравнили ваш отчёт с осмотром помещения: Тверь, ул. Лесная, 7. Пожалуйста, исправьте 3 пункта до 30 ноября 2026 \
года: осталось 7 дней. Остальное заново заполнять не нужно.

1. SIG-02. Высота букв вывески
Буквы мелкие.
На осмотре записано: 180 мм. Норма: от 200 до 500 мм.
Видно на снимках 1 и 2 из отчёта инспектора.
Что примем: от 200 до 500 мм и новый снимок. Рулетка или лист А4 рядом с буквой в кадре.
Основание: рекомендация сети.

2. CLI-01. Общая площадь
На осмотре измерено 23,4 м².
Этот пункт возвращаем второй раз.
Что примем: План с размерами.
Основание: базовые требования к пункту.

3. FIR-04. Выход свободен
Выход заставлен.
В вашем отчёте: нет. Норма: «да».
Видно на снимке 1 из вашего отчёта.
Что примем: «да» и новый снимок.

Как ответить. Откройте заявку в приложении: там будут только эти пункты. Прежний снимок ляжет контуром поверх камеры и \
подскажет, откуда снимать. Без нового снимка пункт не закроется.

Что дальше. Когда исправления придут, решение будет за нами. Обещаем ответить за 3 дня.

Ольга Никитина, проверяющий"""

RETURNED_EN = """Application No. 1047: 3 items to fix

Dear Марина Игоревна Соколова,

We have compared your report with our inspection of the premises: Тверь, ул. Лесная, 7. Please fix 3 items by \
30 November 2026: 7 days left. You need not fill in anything else again.

1. SIG-02. Sign letter height
Буквы мелкие.
The inspection recorded: 180 mm. Required: 200 to 500 mm.
It can be seen in photos 1 and 2 of the inspector’s report.
What we will accept: 200 to 500 mm, and a new photo. A tape or an A4 sheet beside a letter, in the frame.
Basis: a recommendation of the network.

2. CLI-01. Total area
На осмотре измерено 23,4 м².
We return this item for the second time.
The inspection recorded: 23.4 m². Required: at least 25 m².
What we will accept: План с размерами.
Basis: базовые требования к пункту.

3. FIR-04. The exit is clear
Выход заставлен.
Your report says: no. Required: “yes”.
It can be seen in photo 1 of your report.
What we will accept: “yes”, and a new photo.

How to answer. Open the application in the app: it will ask for these items only. The earlier photo lies over the \
camera as an outline and shows where to stand. An item is not closed without a new photo.

What comes next. Once your fixes arrive, it is our turn. We promise to answer within 3 days.

Ольга Никитина, reviewer"""

REFUSED_RU = """Заявка № 1047: отказ

Здравствуйте, Марина Игоревна Соколова.

Заявке на помещение Тверь, ул. Лесная, 7 отказано.

Причина. Помещение меньше нормы, увеличить его нельзя.

Не проходят критичные пункты:
CLI-01. Общая площадь

Если вы не согласны, обжалуйте отказ до 7 декабря 2026 года: осталось 14 дней. Для этого откройте заявку в приложении \
и нажмите «Обжаловать». Жалобу рассмотрит другой проверяющий, ответить обещаем за 5 дней.

Ольга Никитина, проверяющий"""

ACCEPTED_RU = """Заявка № 1047: помещение принято

Здравствуйте, Марина Игоревна Соколова.

Мы сравнили ваш отчёт с осмотром помещения: Тверь, ул. Лесная, 7. Помещение принято.

CLI-01: принято как есть. Склад рядом.

Что дальше. Впереди договор и подключение точки. Сейчас вам ничего делать не нужно: мы напишем.

Ольга Никитина, проверяющий"""


def text(draft: Draft, case: Case = CASE, locale: wording.Locale = 'ru') -> str:
    """The letter with the spaces that do not break made plain."""
    return letter.write(draft, case, locale).text.replace(wording.NBSP, ' ')


def test_a_return_in_russian() -> None:
    assert text(RETURN) == RETURNED_RU


def test_a_return_in_english() -> None:
    assert text(RETURN, locale='en') == RETURNED_EN


def test_a_refusal_says_why_and_how_to_appeal() -> None:
    draft = Draft('refuse', [], 'Помещение меньше нормы, увеличить его нельзя.', DUE)
    assert text(draft) == REFUSED_RU
    english = text(draft, locale='en')
    assert 'appeal by 7 December 2026: 14 days left' in english
    assert 'Another reviewer will look at it, and we promise to answer within 5 days.' in english


def test_a_refusal_on_an_appeal_is_final_and_offers_no_other() -> None:
    said = text(Draft('refuse', [], 'Причина прежняя.', DUE), replace(CASE, stage='appealed'))
    assert 'Отказ остаётся в силе, это решение окончательное.' in said
    assert 'обжалуйте' not in said


def test_an_acceptance_says_what_comes_next() -> None:
    assert text(Draft('accept', [], 'CLI-01: принято как есть. Склад рядом.', DUE)) == ACCEPTED_RU
    assert 'The premises are accepted.' in text(Draft('accept', [], '', DUE), locale='en')


def test_what_only_the_inspector_looks_at_again_asks_nothing_of_the_applicant() -> None:
    said = text(Draft('return', [{**ITEMS[0], 'to': 'inspector'}], '', DUE))
    assert said.startswith('Заявка № 1047: нужен ещё один осмотр')
    assert 'Вам ничего делать не нужно: 1 пункт ещё раз проверит инспектор.' in said
    assert 'Что примем' not in said
    both = text(Draft('return', [ITEMS[1], {**ITEMS[0], 'to': 'inspector'}], '', DUE))
    assert 'исправьте 1 пункт' in both
    assert 'инспектор ещё раз проверит 1 пункт: SIG-02.' in both


def test_a_name_that_ends_with_a_point_gets_no_other() -> None:
    said = text(RETURN, replace(CASE, applicant='ИП Соколова М. И.'))
    assert '\n\nЗдравствуйте, ИП Соколова М. И.\n\n' in said


def test_the_last_day_is_that_of_the_reviewers_zone() -> None:
    """At 23:30 in Moscow a fix that is due at 23:59 is due today, whatever the day is in Greenwich."""
    late = replace(CASE, at=datetime(2026, 11, 30, 20, 30, tzinfo=UTC))
    assert 'до 30 ноября 2026 года: это сегодня.' in text(RETURN, late)


def test_names_that_are_html_or_braces_are_only_names() -> None:
    odd = replace(CASE, applicant='<b>{number}</b>\n<script>alert(1)</script>', address='{day} {0!r} <i>')
    said = text(Draft('refuse', [], '{reason} %s {items}', DUE), odd)
    assert 'Здравствуйте, <b>{number}</b> <script>alert(1)</script>.' in said
    assert 'Причина. {reason} %s {items}' in said
    assert 'Заявке на помещение {day} {0!r} <i> отказано.' in said


def test_an_item_that_nobody_answered_or_the_checklist_lost_is_still_a_letter() -> None:
    lost = [{'id': 'OLD-01', 'reason': 'Снимите', 'to': 'applicant'}]
    assert '1. OLD-01. OLD-01\nСнимите.\nЧто примем: новый ответ и новый снимок.' in text(
        Draft('return', lost, '', DUE)
    )


@pytest.mark.parametrize(
    ('count', 'ru', 'en'),
    [(1, '1 день', '1 day'), (2, '2 дня', '2 days'), (5, '5 дней', '5 days'), (11, '11 дней', '11 days'),
     (21, '21 день', '21 days'), (22, '22 дня', '22 days'), (112, '112 дней', '112 days'), (0, '0 дней', '0 days')],
)  # fmt: skip
def test_counts_have_the_right_word(count: int, ru: str, en: str) -> None:
    forms = {'ru': ('день', 'дня', 'дней'), 'en': ('day', 'days', 'days')}
    assert wording.counted('ru', count, forms['ru']).replace(wording.NBSP, ' ') == ru
    assert wording.counted('en', count, forms['en']).replace(wording.NBSP, ' ') == en


OPTIONS = [
    {'id': 'street', 'text': {'ru': 'С улицы', 'en': 'Street'}, 'good': True},
    {'id': 'mall', 'text': {'ru': 'Из холла', 'en': 'Hall'}, 'good': True},
    {'id': 'house', 'text': {'ru': 'Частный дом', 'en': 'House'}},
]


@pytest.mark.parametrize(
    ('kind', 'settings', 'value', 'said', 'norm'),
    [
        ('yes-no', {'good': 'no'}, 'yes', 'да', '«нет»'),
        ('number', {'unit': {'ru': 'шт.'}, 'max': 2}, 3, '3 шт.', 'не больше 2 шт.'),
        ('number', {'unit': {'ru': 'м'}, 'min': 3, 'max': 3}, 2.75, '2,75 м', 'ровно 3 м'),
        ('choice', {'options': OPTIONS}, 'house', 'Частный дом', 'С улицы или Из холла'),
        (
            'choices', {'options': OPTIONS, 'require': 'all'}, ['street', 'house'], 'С улицы и Частный дом',
            'С улицы и Из холла',
        ),
        ('choices', {'options': OPTIONS}, [], 'ничего не отмечено', 'С улицы или Из холла'),
        ('text', {}, ' два\n слова ', 'два слова', None),
        ('date', {'not_before': '2026-12-01'}, '2026-11-02', '2 ноября 2026 года', 'не раньше 1 декабря 2026 года'),
        ('location', {}, {'accuracy': 8.6}, 'место записано с точностью 9 м', None),
        (
            'internet-speed', {'min_download_mbps': 50, 'min_upload_mbps': 10},
            {'download_mbps': 42.5, 'upload_mbps': None}, 'приём 42,5 Мбит/с',
            'приём не меньше 50 Мбит/с и отдача не меньше 10 Мбит/с',
        ),
        (
            'internet-speed', {'min_download_mbps': 50},
            dict.fromkeys(('download_mbps', 'upload_mbps', 'latency_ms', 'jitter_ms', 'loss_percent')), None,
            'приём не меньше 50 Мбит/с',
        ),
        ('number', {'unit': {'ru': 'м'}}, 'broken', None, None),
        ('choice', {'options': OPTIONS}, 'unheard-of', None, 'С улицы или Из холла'),
    ],
)  # fmt: skip
def test_every_kind_has_words(
    kind: str, settings: dict[str, Any], value: Any, said: str | None, norm: str | None
) -> None:
    item = Item('X-01', kind, {'ru': 'Пункт', 'en': 'Item'}, settings=settings)
    assert _plain(wording.value_in_words('ru', item, value)) == said
    assert _plain(wording.norm_in_words('ru', item)) == norm


def _plain(words: str | None) -> str | None:
    return words and words.replace(wording.NBSP, ' ')
