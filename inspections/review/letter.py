"""The letter that goes with a decision, made of the decision, the twin report and the checklist's texts. Pure.

An item says: what is asked, why it comes back, what was seen and on which photo, what would satisfy, on which basis.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.applications import states
from app.applications.models import Stage
from checklists.definition import Item
from inspections.review import wording
from inspections.review.letter_words import DAYS, ITEMS, LEFT, WORDS
from inspections.review.wording import Locale

LOCALES: tuple[Locale, ...] = ('ru', 'en')
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the reviewer is about to decide. `items`: [{id, reason, to, wanted?}]; `due_at` in the reviewer's own zone,
    which is the zone of every day in the letter."""

    verdict: str
    items: Sequence[Facts]
    reason: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """What the letter speaks of. `rows`: {item id: row of the twin report}; `voices`: {inspection id: its kind};
    `items`: {item id: as the newest inspection asks it}; `returned_before`: {item id: how often}; `appeal_days`,
    `review_days`: within how many an appeal, a report is answered."""

    number: int
    address: str
    applicant: str
    reviewer: str
    stage: str
    at: datetime
    rows: Mapping[str, Facts] = field(default_factory=dict)
    voices: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    critical_bad: Sequence[str] = ()
    returned_before: Mapping[str, int] = field(default_factory=dict)
    appeal_days: int = 5
    review_days: int = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One item in the letter; `photo` is the SHA-256 of the picture that shows it, or none."""

    item: str
    title: str
    lines: tuple[str, ...]
    basis: str | None
    photo: str | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in its parts, from the subject to the signature."""

    subject: str
    opening: tuple[str, ...]
    items: tuple[Paragraph, ...]
    closing: tuple[str, ...]
    signed: str

    @property
    def text(self) -> str:
        """The letter as it is sent: plain text, a paragraph a block."""
        items = [
            '\n'.join([f'{at}. {each.item}. {each.title}', *each.lines, *([each.basis] if each.basis else [])])
            for at, each in enumerate(self.items, 1)
        ]
        return '\n\n'.join([self.subject, *self.opening, *items, *self.closing, self.signed])

    def plain(self) -> dict[str, Any]:
        """The letter on the wire."""
        return {
            'subject': self.subject,
            'opening': list(self.opening),
            'items': [
                {'id': each.item, 'title': each.title, 'lines': list(each.lines), 'basis': each.basis,
                 'photo': each.photo}
                for each in self.items
            ],
            'closing': list(self.closing),
            'signed': self.signed,
            'text': self.text,
        }  # fmt: skip


def write(draft: Draft, case: Case, locale: Locale) -> Letter:
    """The letter in one of the two languages."""
    say = _Say(locale, draft, case)
    subject, opening, items, closing = (OF_POINT if say.at_work else PARTS)[draft.verdict](say)
    greeting = _sentence(say('greeting', name=_one_line(case.applicant)))
    signed = say('signed', name=_one_line(case.reviewer))
    return Letter(subject, (greeting, *opening), tuple(items), tuple(closing), signed)


@dataclass(frozen=True, slots=True)
class _Say:
    """The words of one language, with what every sentence may need."""

    locale: Locale
    draft: Draft
    case: Case

    def __call__(self, key: str, **facts: str) -> str:
        own = {'number': str(self.case.number), 'address': _one_line(self.case.address)}
        return WORDS[self.locale][key].format(**{**own, **facts})

    def items(self, count: int) -> str:
        return wording.counted(self.locale, count, ITEMS[self.locale])

    def days(self, count: int) -> str:
        return wording.counted(self.locale, count, DAYS[self.locale])

    def until(self, when: datetime) -> dict[str, str]:
        """The day, and how many days are left to it."""
        zone = self.draft.due_at.tzinfo
        last, today = when.astimezone(zone).date(), self.case.at.astimezone(zone).date()
        count = (last - today).days
        form = wording.form(self.locale, count, LEFT[self.locale])
        left = self('left', form=form, days=self.days(count)) if count > 0 else self('left.today')
        return {'day': wording.day(self.locale, last), 'left': left}

    @property
    def on_appeal(self) -> bool:
        return self.case.stage == Stage.APPEALED

    @property
    def at_work(self) -> bool:
        return self.case.stage == Stage.SUPERVISING


_Parts = tuple[str, list[str], list[Paragraph], list[str]]


def _returning(say: _Say) -> _Parts:
    own = [each for each in say.draft.items if each['to'] == 'applicant']
    theirs = [each['id'] for each in say.draft.items if each['to'] == 'inspector']
    opening = [say('annulled')] if say.on_appeal else []
    more = [say.draft.reason.strip()] if say.draft.reason.strip() else []
    if not own:
        told = ' '.join([say('compared'), say('recheck', items=say.items(len(theirs)))])
        items = [_item(say, each) for each in say.draft.items]
        return say('subject.recheck'), [*opening, told], items, [*more, _next_return(say)]
    fix = say('fix', items=say.items(len(own)), **say.until(say.draft.due_at))
    opening.append(' '.join([say('compared'), fix]))
    if theirs:
        more.append(say('recheck.too', items=say.items(len(theirs)), ids=', '.join(theirs)))
    closing = [*more, say('how'), _next_return(say)]
    return say('subject.return', items=say.items(len(own))), opening, [_item(say, each) for each in own], closing


def _accepting(say: _Say) -> _Parts:
    opening = [say('annulled')] if say.on_appeal else []
    opening.append(' '.join([say('compared'), say('accepted')]))
    more = [say.draft.reason.strip()] if say.draft.reason.strip() else []
    return say('subject.accept'), opening, [], [*more, say('next.accept')]


def _refusing(say: _Say) -> _Parts:
    opening = [say('refused'), *_why(say)]
    if say.on_appeal:
        return say('subject.refuse'), opening, [], [say('final')]
    until = say.until(say.case.at + timedelta(days=states.APPEAL_DAYS))
    answer = say.days(say.case.appeal_days)
    return say('subject.refuse'), opening, [], [say('appeal', days=answer, **until)]


def _keeping(say: _Say) -> _Parts:
    more = [say.draft.reason.strip()] if say.draft.reason.strip() else []
    return say('subject.keep'), [say('kept')], [], [*more, say('next.keep')]


def _suspending(say: _Say) -> _Parts:
    opening = [say('suspended'), *_why(say)]
    return say('subject.suspend'), opening, [], [say('next.suspend')]


def _why(say: _Say) -> list[str]:
    """The reviewer's reason, and the critical items that do not pass."""
    told = [say('reason', reason=say.draft.reason.strip())] if say.draft.reason.strip() else []
    failing = [each for each in say.case.critical_bad if each in say.case.items]
    if failing:
        titles = [say('critical.item', id=each, title=say.case.items[each].text[say.locale]) for each in failing]
        told.append('\n'.join([say('critical'), *titles]))
    return told


def _resuming(say: _Say) -> _Parts:
    more = [say.draft.reason.strip()] if say.draft.reason.strip() else []
    return say('subject.resume'), [say('annulled')], [], [*more, say('next.resume')]


PARTS: dict[str, Callable[[_Say], _Parts]] = {
    'accept': _accepting,
    'return': _returning,
    'refuse': _refusing,
    'resume': _resuming,
}
OF_POINT: dict[str, Callable[[_Say], _Parts]] = {'accept': _keeping, 'return': _returning, 'refuse': _suspending}


def _next_return(say: _Say) -> str:
    return say('next.return', days=say.days(say.case.review_days))


def _item(say: _Say, returned: Facts) -> Paragraph:
    item = say.case.items.get(returned['id'])
    kind, cell = _loudest(say.case, returned['id'])
    lines = [_sentence(returned['reason'])] if returned['reason'].strip() else []
    if times := say.case.returned_before.get(returned['id'], 0):
        names = say('times').split()
        lines.append(say('again', time=names[times - 1] if times <= len(names) else say('time', n=str(times + 1))))
    photo = None
    if item and cell and kind:
        lines += _seen(say, item, kind, cell, returned['reason'])
        stored = [each['sha256'] for each in cell['photos'] if each['state'] == 'stored']
        photo = stored[0] if stored else None
        if stored:
            numbers = wording.listed(say.locale, [str(at) for at in range(1, len(stored) + 1)])
            lines.append(say(f'{"photo" if len(stored) == 1 else "photos"}.{kind}', numbers=numbers))
    if returned['to'] == 'applicant':
        lines.append(say('wanted', wanted=_wanted(say, item, returned)))
    title = item.text[say.locale] if item else returned['id']
    return Paragraph(returned['id'], title, tuple(lines), _basis(say, item), photo)


def _seen(say: _Say, item: Item, kind: str, cell: Facts, reason: str) -> list[str]:
    """What was recorded against what is required, unless the reviewer's own words say it already."""
    value = wording.value_in_words(say.locale, item, cell['value'])
    if value is None or (len(value) > 3 and _bare(value) in _bare(reason)):
        return []
    norm = wording.norm_in_words(say.locale, item)
    return [say(f'seen.norm.{kind}', value=value, norm=norm) if norm else say(f'seen.{kind}', value=value)]


def _wanted(say: _Say, item: Item | None, returned: Facts) -> str:
    written = (returned.get('wanted') or '').strip()
    if written:
        return _sentence(written)
    norm = wording.norm_in_words(say.locale, item) if item else None
    asked = say('wanted.norm', norm=norm) if norm else say('wanted.bare')
    return f'{asked} {item.guidance[say.locale]}' if item and item.guidance else asked


def _basis(say: _Say, item: Item | None) -> str | None:
    if item is None:
        return None
    if item.recommendation:
        return say('basis.recommendation')
    return say('basis', source=item.source) if item.source else None


def _loudest(case: Case, item: str) -> tuple[str | None, Facts | None]:
    """The newest answer of the inspector, else of the applicant, with its photos."""
    cells = case.rows.get(item, {}).get('cells', ())
    for kind in ('visit', 'self_assessment'):
        said = [each for each in cells if case.voices.get(str(each['inspection_id'])) == kind]
        spoken = [each for each in said if each['value'] is not None or each['photos']]
        if spoken:
            return kind, spoken[-1]
    return None, None


def _sentence(words: str) -> str:
    text = words.strip()
    return text if text.endswith(('.', '!', '?', '…', ',')) else f'{text}.'


def _bare(text: str) -> str:
    return ''.join(text.split()).casefold()


def _one_line(text: str) -> str:
    return ' '.join(text.split())
