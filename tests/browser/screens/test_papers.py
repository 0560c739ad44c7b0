"""The screens of papers, the applicant's and the reviewer's, on both sizes, in both languages, by day and by night."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from app import clock
from tests.browser import papers
from tests.browser.screens.tour import NOWHERE, SIZES, Visitor, pairs, written_by_people

THEIRS = (papers.ANSWERS['person_name'], papers.ANSWERS['address'], 'Тверь, Советская 12', 'Площадь не та')
ARRIVES_MS = 60_000


def choose(phone: Visitor, paper: int, *files: object) -> None:
    card = phone.page.locator('section.paper').nth(paper)
    before = card.locator('.paper-file').count()
    card.locator('input[type=file]').last.set_input_files(list(files))  # type: ignore[arg-type]
    expect(card.locator('.paper-file')).to_have_count(before + len(files), timeout=ARRIVES_MS)


@pytest.mark.parametrize(('lang', 'size'), pairs('en', 'phone'))
def test_papers_of_both_sides(visitor, server, judged, lang, size, tmp_path):
    files = papers.files(tmp_path / 'files')
    phone, desk = visitor('papers-applicant', SIZES[size]), visitor('papers-reviewer', SIZES[size])
    for each, who in ((phone, 'applicant'), (desk, 'reviewer')):
        judged(each)
        each.theirs = (*THEIRS, *written_by_people(server))
        each.expects('status of 404', 'status of 422', 'ERR_FAILED')
        each.sign_in(who)
        each.speak(lang)
    page = phone.page
    application = papers.begin(phone)
    home = f'/applications/{application}/papers'
    phone.see(home, 'papers-missing', 'section.paper')
    card = page.locator('section.paper').nth(2)
    card.locator('input[type=file]').last.set_input_files(files['zip'])
    phone.press('section.paper [role=alert]')
    card.scroll_into_view_if_needed()
    phone.look('papers-refused', entry=False)
    card.locator('[role=alert] .btn').last.click()
    page.route('**/files/*', lambda route: route.abort())
    card.locator('input[type=file]').last.set_input_files(files['passport'])
    phone.press('section.paper [role=alert]')
    phone.look('papers-cut', entry=False)
    page.unroute('**/files/*')
    card.locator('[role=alert] .btn').first.click()
    expect(card.locator('.paper-file')).to_have_count(1, timeout=ARRIVES_MS)
    choose(phone, 0, files['registration'])
    choose(phone, 1, files['lease'], files['second'])
    lease = page.locator('section.paper').nth(1)
    lease.locator('button[type=submit]').click()
    lease.locator('.error').first.wait_for()
    phone.look('papers-lease-empty', entry=False)
    inputs = lease.locator('input.input')
    inputs.nth(0).fill('Тверь, Советская 12')
    inputs.nth(1).fill('60')
    inputs.nth(2).fill((clock.day('Europe/Moscow') + timedelta(days=6)).isoformat())
    lease.locator('button[type=submit]').click()
    lease.locator('.kept').wait_for()
    lease.locator('.paper-file').first.scroll_into_view_if_needed()
    phone.look('papers-complete', entry=False)
    lease.locator('.paper-thumb').first.click()
    phone.press('.paper-leaf img')
    phone.look('papers-leaf', entry=False)
    page.keyboard.press('Escape')
    lease.locator('.paper-acts .btn').last.click()
    phone.press('dialog .btn')
    phone.look('papers-take-out', entry=False)
    page.keyboard.press('Escape')
    assert papers.submit(phone, application) == 'done'
    phone.see(home, 'papers-checking', 'section.paper')

    view, checks = desk.page, f'/queue/{application}/checks'
    desk.see('/queue', 'queue-with-papers', 'tbody tr', entry=False)
    desk.see(checks, 'checks', '.legal-leaf img')
    view.locator('.legal-row').nth(3).click()
    view.locator('.legal-results .btn').nth(1).click()
    desk.press('.legal-check .error')
    desk.look('checks-note', entry=False)
    view.locator('.legal-check textarea').fill('Площадь не та')
    view.locator('.legal-results .btn').nth(1).click()
    desk.press('.legal-history li')
    desk.look('checks-not-ok', entry=False)
    view.locator('.foot-end .btn').first.click()
    desk.press('dialog textarea')
    desk.look('checks-return', entry=False)
    view.locator('dialog button[type=submit]').click()
    expect(view.locator('dialog')).to_have_count(0)
    desk.look('checks-over', entry=False)
    desk.see(f'/queue/{NOWHERE}/checks', 'checks-nowhere', '.state .icon', entry=False)
    phone.see(home, 'papers-returned', 'section.paper')
    phone.see(f'/applications/{NOWHERE}/papers', 'papers-nowhere', '.state .icon', entry=False)
    page.route('**/papers', lambda route: route.abort() if '/api/' in route.request.url else route.continue_())
    phone.see(home, 'papers-offline', '.state .btn', entry=False)
    page.unroute('**/papers')
