"""An applicant on the whole road, as a person goes it: what each legal form says, and the acts of the four people."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.handset import Checklist, Handset
from tests.support import papers

CANARY = 'Канарейкина'
VALUES = {
    'SIG-02': '350', 'ENT-01': '12', 'ENT-05': '90', 'ENT-08': '20', 'DSK-05': '120', 'DSK-08': '100', 'CLI-01': '42,5',
    'CLI-02': '14', 'CLI-03': '3,4', 'CLI-04': '2,7', 'CLI-05': '2', 'CLI-07': '3', 'STO-02': '24', 'STO-06': '3',
    'STO-08': '35', 'DOC-05': '12', 'FIR-01': '2', 'FIR-03': '140',
}  # fmt: skip
SAVED = 'сохранено на сервере'
ACCEPTED_MS = 60_000


@dataclass(frozen=True)
class Form:
    """A legal form: how the questionnaire calls it, what it asks of it alone, which papers, whose canaries."""

    said: str
    fields: dict[str, str]
    papers: tuple[str, ...]
    secrets: tuple[str, ...]


FORMS = {
    'sole-trader': Form(
        'ИП',
        {'person_name': f'{CANARY} Анна Петровна', 'person_inn': '500100732259', 'ogrnip': '304500116000157'},
        ('Свидетельство', 'Договор аренды', 'Паспорт'),
        (CANARY, '500100732259', '304500116000157'),
    ),
    'company': Form(
        'ООО или другая компания',
        {'company_name': f'ООО «{CANARY}»', 'company_inn': '7707083893', 'ogrn': '1027700132195'},
        ('Свидетельство', 'Устав', 'Решение', 'Договор аренды', 'Паспорт'),
        (CANARY, '7707083893', '1027700132195'),
    ),
    'self-employed': Form(
        'Самозанятый',
        {'person_name': f'{CANARY} Анна Петровна', 'person_inn': '500100732259'},
        ('Справка', 'Договор аренды', 'Паспорт'),
        (CANARY, '500100732259'),
    ),
}
ANYBODY = {
    'address': 'Тверь, ул. Канареечная, 7',
    'area_m2': '42,5',
    'floor': '1',
    'years': '3',
    'points': '1',
    'staff': '4',
}


@dataclass
class Partner:
    """Somebody who wants to open a point, with their phone."""

    phone: Handset
    form: Form
    folder: Path
    application: str = ''
    made: dict[str, Path] = field(default_factory=dict)

    @property
    def page(self) -> Page:
        """The phone's page."""
        return self.phone.page

    def fill_in(self) -> None:
        """Begin the application and answer the whole questionnaire; the format is there from the preflight."""
        self.page.get_by_role('button', name='Начать заявку').click()
        expect(self.page.get_by_role('heading', name='Анкета')).to_be_visible()
        self.application = self.page.url.split('/')[-2]
        self.page.get_by_text(self.form.said, exact=True).click()
        for name, value in {**self.form.fields, **ANYBODY}.items():
            box = self.page.locator(f'#field-{name}')
            box.fill(value)
            box.blur()
        self.page.get_by_role('button', name='Я здесь').click()
        expect(self.page.get_by_text(SAVED)).to_be_visible()

    def give_papers(self, canary: str) -> None:
        """Photograph each paper; the passport has a canary in what its file tells, the lease in its title."""
        self.phone.go(f'/applications/{self.application}/papers')
        for title in self.form.papers:
            path = self.folder / f'{len(self.made)}.bin'
            document = papers.changed_pdf(lambda pdf: pdf.docinfo.__setitem__('/Title', canary))
            path.write_bytes(document if title == 'Договор аренды' else papers.jpeg(title, canary=canary))
            self.made[title] = path
            card = self.page.locator('section.paper', has_text=title)
            card.locator('input[type=file]').last.set_input_files(path)
            expect(card.locator('.paper-file')).to_have_count(1, timeout=ACCEPTED_MS)
        lease = self.page.locator('section.paper', has_text='Договор аренды')
        lease.get_by_text('в собственности').click()
        lease.get_by_label('Адрес').fill(ANYBODY['address'])
        lease.get_by_label('Площадь').fill('42,5')
        lease.get_by_role('button', name='Сохранить').click()
        expect(self.page.locator('.dock')).to_contain_text('Все документы на месте')

    def hand_in(self) -> None:
        """Read the consent and hand it in."""
        self.phone.go(f'/applications/{self.application}/questionnaire')
        self.page.get_by_role('button', name='Подать заявку').click()
        self.page.get_by_text('Прочитал и согласен').click()
        self.page.locator('dialog').get_by_role('button', name='Подать заявку').click()
        expect(self.page.get_by_text('Анкету и документы проверяют')).to_be_visible()


def inspect(phone: Handset, address: str) -> None:
    """Fill in the open inspection of this address, all sections, and hand it over."""
    phone.go('/')
    row = phone.page.locator('a.visit:not([data-s=done])', has_text=address).first
    expect(row).to_contain_text('без сети')
    inspection = str(row.get_attribute('href')).rsplit('/', 1)[-1]
    phone.go(f'/inspections/{inspection}')
    links = phone.page.locator('main a[href*="/sections/"]')
    expect(links.first).to_be_visible()
    found = links.evaluate_all('links => links.map(each => each.pathname)')
    sections = list(dict.fromkeys(m[1] for each in found if (m := re.search('/sections/([A-Z]+)', each))))
    checklist = Checklist(phone, inspection)
    checklist.values = VALUES
    for section in sections:
        checklist.section(section)
    phone.go(f'/inspections/{inspection}/missing')
    phone.page.locator('.dock button', has_text=re.compile('Завершить|Отправить')).click()
    phone.page.locator('dialog button[data-kind=primary]').click()
    phone.page.wait_for_url(re.compile(f'/inspections/{inspection}$'))
    expect(phone.page.locator('.ticket')).to_contain_text('Принято сервером', timeout=ACCEPTED_MS)


def plan(desk: Handset, address: str, room: str) -> None:
    """The administrator sends an inspector: to the `empty` room or to the `finished` one."""
    desk.go('/visits')
    page = desk.page
    page.locator('tbody tr', has_text=address).locator('button.number').click()
    page.get_by_role('button', name='Назначить выезд').click()
    dialog = page.locator('dialog')
    dialog.get_by_label('Инспектор').select_option(label='Андрей Белов')
    dialog.get_by_label('Помещение').select_option(room)
    dialog.get_by_role('button', name='Назначить').click()
    expect(dialog).to_have_count(0)


def pass_papers(desk: Handset, address: str, application: str) -> None:
    """The reviewer looks at every paper and finds all of it in order."""
    desk.go('/queue')
    page = desk.page
    page.locator('tbody tr', has_text=address).locator('a.number').click()
    expect(page).to_have_url(re.compile(f'/queue/{application}/checks'))
    rows = page.locator('.legal-row')
    expect(rows.first).to_be_visible()
    for number in range(rows.count()):
        rows.nth(number).click()
        expect(page.locator('.legal-leaf img')).to_be_visible()
        page.keyboard.press('1')
        expect(rows.nth(number)).to_contain_text('в порядке')
    page.keyboard.press('a')
    page.locator('dialog button[type=submit]').click()
    expect(page.get_by_text('Проверка закончена')).to_be_visible()
