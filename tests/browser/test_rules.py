"""Administrators change terms, papers and texts: compared before they are published, kept as versions."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.handset import Handset

PUBLISH = """async ([kind, change, seen]) => {
    const rules = await (await fetch('/api/v1/rules')).json()
    const value = { ...rules.items.find(each => each.kind === kind).value, ...change }
    const headers = { 'X-Osmotr': '1', 'Content-Type': 'application/json', 'If-Match': `"${seen}"` }
    const body = JSON.stringify({ value })
    return (await fetch(`/api/v1/rules/${kind}/versions`, { method: 'POST', headers, body })).status
}"""


def publish(desk: Handset) -> None:
    """Look at what changes, and let it be in force."""
    desk.page.get_by_role('button', name='Сравнить и опубликовать').click()
    desk.page.locator('dialog').get_by_role('button', name='Опубликовать').click()
    expect(desk.page.locator('dialog')).to_have_count(0)


def test_a_term_is_changed_compared_overtaken_and_taken_back(handset):
    desk: Handset = handset('administrator', desk=True)
    desk.go('/rules')
    desk.sign_in('admin')
    page = desk.page
    field = page.get_by_label('Ответ на вопрос', exact=True)
    expect(field).to_have_value('1')
    desk.shot('rules-days')
    field.fill('0')
    page.get_by_role('button', name='Сравнить и опубликовать').click()
    expect(page.locator('.rules')).to_contain_text('Целое число дней, от 1 до 3650')
    field.fill('2')
    page.get_by_role('button', name='Сравнить и опубликовать').click()
    dialog = page.locator('dialog')
    expect(dialog.locator('tbody tr')).to_have_text(['Ответ на вопрос1 день2 дня'])
    desk.shot('rules-publishing')

    assert page.evaluate(PUBLISH, ['days', {'fixing': 21}, 0]) == 201
    desk.expects('status of 412')
    dialog.get_by_role('button', name='Опубликовать').click()
    expect(dialog).to_contain_text('Ваша правка цела')
    page.keyboard.press('Escape')
    expect(page.locator('.rules')).to_contain_text('Пока вы правили, вышла версия 1')
    expect(page.locator('.rules tbody tr')).to_have_text(['Исправление28 дней21 день'])
    expect(field).to_have_value('2')
    desk.shot('rules-overtaken')
    desk.go('/rules')
    expect(field).to_have_value('2')  # what was typed survives the page
    page.get_by_role('button', name='Оставить мою правку').click()
    expect(page.get_by_label('Исправление', exact=True)).to_have_value('21')
    publish(desk)
    expect(page.locator('.rules')).to_contain_text('Действует версия 2')

    page.get_by_role('button', name='История').click()
    expect(page.locator('.rule-history > li')).to_have_count(3)
    desk.shot('rules-history')
    page.locator('.rule-history > li').last.get_by_role('button', name='Взять снова').click()
    expect(field).to_have_value('1')
    publish(desk)
    expect(page.locator('.rules')).to_contain_text('Действует версия 3')


def test_papers_texts_and_the_consent_that_everybody_reads(handset, server):
    desk: Handset = handset('administrator', desk=True)
    desk.go('/rules')
    desk.sign_in('admin')
    page = desk.page
    page.get_by_role('button', name='Документы').click()
    company = page.locator('section', has=page.get_by_role('heading', name='ООО'))
    expect(company.locator('li')).to_have_count(5)
    company.get_by_role('button', name='Добавить документ').click()
    page.get_by_role('button', name='Сравнить и опубликовать').click()
    expect(company).to_contain_text('Нужны оба языка')
    last = company.locator('li').last
    last.get_by_label('Название по-русски').fill('План БТИ')
    last.get_by_label('Название по-английски').fill('Floor plan')
    last.get_by_role('button', name='Выше: План БТИ').click()
    expect(company.locator('li').nth(4).get_by_label('Название по-русски')).to_have_value('План БТИ')
    desk.shot('rules-papers')
    publish(desk)
    page.get_by_role('button', name='Согласие').click()
    expect(page.locator('.rules')).to_contain_text('заново не спрашивают никого')
    page.get_by_label('Текст по-русски').fill('Согласен на всё хорошее')
    desk.shot('rules-consent')
    publish(desk)
    page.get_by_role('button', name='Слова сети').click()
    page.get_by_label('Ремонт, по-русски').fill('Звоните прорабу сети')
    page.get_by_label('Ремонт, по-английски').fill('Call the network')
    desk.shot('rules-words')
    publish(desk)
    asked = "path => fetch('/api/v1' + path).then(answer => answer.json())"
    consent = page.evaluate(asked, '/consent')
    assert (consent['version'], consent['text']['ru']) == (1, 'Согласен на всё хорошее')
    assert page.evaluate(asked, '/applications/words')['words']['repairing']['en'] == 'Call the network'
