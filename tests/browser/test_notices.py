"""A reviewer returns items; the applicant sees the bell, opens the notice and stands before what to fix."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.handset import Handset

RETURN = """async items => {
    const asked = async path => {
        const answer = await fetch('/api/v1' + path)
        return [await answer.json(), answer.headers.get('ETag')]
    }
    const [{ items: waiting }] = await asked('/queue?stage=reviewing')
    const { id } = waiting.find(each => each.address.includes('Лесная'))
    const [, version] = await asked(`/applications/${id}`)
    const headers = { 'X-Osmotr': '1', 'Content-Type': 'application/json', 'If-Match': version }
    const body = JSON.stringify({ verdict: 'return', items, reason: '' })
    return (await fetch(`/api/v1/applications/${id}/decisions`, { method: 'POST', headers, body })).status
}"""
ITEMS = [{'id': 'SIG-02', 'reason': 'Повесьте вывеску крупнее'}, {'id': 'STO-06', 'reason': 'Нужна третья камера'}]


def test_returned_items_ring_the_bell_and_the_bell_leads_to_them(handset):
    applicant: Handset = handset('applicant')
    applicant.sign_in('applicant')
    page = applicant.page
    page.wait_for_url(re.compile(r'/$'))
    bell = page.locator('.panel a[href="/notices"]')
    expect(bell).to_be_visible()

    desk: Handset = handset('reviewer', desk=True)
    desk.go('/notices')  # as a letter leads there
    desk.sign_in('reviewer')
    rail = desk.page.locator('.rail a[href="/notices"]')
    expect(rail).to_be_visible()
    desk.page.wait_for_url(re.compile('/notices$'))
    assert desk.page.evaluate(RETURN, ITEMS) == 201

    applicant.go('/')
    expect(bell).to_have_attribute('aria-label', re.compile('не прочитано: [1-9]'))
    unread = count(bell)
    applicant.shot('bell')
    bell.click()
    first = page.locator('a.notice').first
    expect(first).to_contain_text('Вернули 2 пункта на доработку')
    expect(first).to_contain_text('не прочитано')
    expect(first).to_contain_text('Тверь, ул. Лесная, 7')
    applicant.shot('notices')
    first.click()
    page.wait_for_url(re.compile('/inspections/'))
    expect(page.locator('.fix, .section-row').first).to_be_visible()
    expect(page.locator('main')).to_contain_text('Повесьте вывеску крупнее')
    applicant.shot('notice-led-to-fixes')

    applicant.go('/notices')
    expect(first).to_be_visible()
    expect(first).not_to_contain_text('не прочитано')
    everything = page.get_by_role('button', name='Прочитать все')
    if unread > 1:
        everything.click()
    expect(everything).to_have_count(0)
    expect(page.locator('a.notice[data-unread]')).to_have_count(0)

    page.get_by_role('button', name='Письма').click()
    box = page.get_by_label('Выезд перенесён')
    expect(box).to_be_checked()
    page.locator('label', has=box).click()
    expect(box).not_to_be_checked()
    expect(box).to_be_enabled()
    applicant.go('/notices?choices')
    expect(box).not_to_be_checked()
    applicant.shot('letter-choices')
    page.get_by_role('button', name='Готово').click()

    applicant.ready_for_offline()
    applicant.offline()
    applicant.go('/notices')
    expect(page.get_by_role('heading', name='Нет связи с сервером')).to_be_visible()
    applicant.shot('notices-offline')


def count(bell) -> int:  # type: ignore[no-untyped-def]
    return int(re.findall(r'\d+', bell.get_attribute('aria-label'))[0])
