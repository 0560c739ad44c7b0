"""Two reviewers: filters and words in the address, a saved view, Back; one sees what the other has open."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.handset import PASSWORD

ANOTHER = """async password => {
    const body = JSON.stringify({ email: 'krylov@demo.test', name: 'Никита Крылов', role: 'reviewer', password })
    const headers = { 'X-Osmotr': '1', 'Content-Type': 'application/json' }
    return (await fetch('/api/v1/accounts', { method: 'POST', headers, body })).status
}"""


def test_two_reviewers_share_a_queue(handset):
    chief = handset('chief', desk=True)
    chief.sign_in('admin')
    assert chief.page.evaluate(ANOTHER, PASSWORD) == 201
    chief.close()
    olga, nikita = handset('olga', desk=True), handset('nikita', desk=True)
    olga.sign_in('reviewer')
    nikita.sign_in('krylov')
    page = olga.page
    olga.go('/queue')
    rows = page.locator('tbody tr')
    expect(rows.first).to_be_visible()
    whole = rows.count()

    page.keyboard.press('/')
    page.keyboard.type('лЁсн')
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text('Лесная')
    assert '?' not in page.url, 'what is searched for may be a name: it stands behind the #'
    assert '#q=' in page.url
    page.keyboard.press('Escape')
    page.get_by_role('button', name='С сигналами').click()
    expect(page).to_have_url(re.compile(r'\?signals=1#q='))
    page.get_by_role('button', name='Сохранить вид').click()
    page.locator('dialog input').fill('Лесная, с сигналами')
    page.locator('dialog button[type=submit]').click()
    saved = page.get_by_role('button', name='Лесная, с сигналами')
    expect(saved).to_have_attribute('aria-pressed', 'true')
    page.go_back()
    expect(page.get_by_role('button', name='С сигналами', exact=True)).to_have_attribute('aria-pressed', 'false')
    expect(page.locator('.search input')).to_have_value('лЁсн')
    page.locator('.search input').fill('')
    expect(rows).to_have_count(whole)
    saved.click()
    expect(rows).to_have_count(1)
    olga.shot('queue-filtered')

    page.keyboard.press('n')
    expect(page.locator('.twin .list a').first).to_be_visible()
    report = page.url
    with page.expect_response(lambda answer: answer.url.endswith('/lock') and answer.request.method == 'DELETE'):
        page.go_back()
    expect(rows.first).to_contain_text('вы')
    expect(page.locator('.search input')).to_have_value('лЁсн')
    with page.expect_response(lambda answer: answer.url.endswith('/lock') and answer.request.method == 'PUT'):
        page.goto(report)
    expect(page.locator('.twin .list a').first).to_be_visible()

    other = nikita.page
    nikita.go('/queue')
    row = other.locator('tbody tr', has_text='Лесная')
    expect(row).to_contain_text('О. Никитина')
    expect(row).to_contain_text('открыта до')
    nikita.shot('queue-open-elsewhere')
    nikita.expects('status of 409')
    row.locator('a.number').click()
    banner = other.locator('.banner', has_text='открыта у другого человека: Ольга Никитина')
    expect(banner).to_be_visible()
    nikita.shot('twin-open-elsewhere')
    banner.get_by_role('button', name='Взять на себя').click()
    expect(banner).to_have_count(0)
    other.go_back()
    expect(row).not_to_contain_text('открыта')
