"""The reviewer sees a photo and its earlier twin side by side, by day and by night."""

from __future__ import annotations

import time
import uuid

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize('scheme', ['light', 'dark'])
def test_a_photo_that_was_used_before_lies_beside_its_twin(handset, ledger, scheme):
    looked_at(ledger)
    desk = handset(f'reviewer-{scheme}', desk=True, scheme=scheme)
    desk.sign_in('reviewer')
    application = uuid.UUID(ledger.ask("select id from applications where address like '%Лесная%'")[0][0])
    desk.go(f'/queue/{application}#SIG-02')
    card = desk.page.locator('.finding', has_text='Совпадает байт в байт')
    expect(card).to_contain_text('другой адрес')
    pair = card.locator('.twins')
    expect(pair.locator('img')).to_have_count(2)
    expect(pair).to_contain_text('Этот')
    expect(pair).to_contain_text('№')
    expect(card.locator('.twin-differs')).to_contain_text('один и тот же файл')
    expect(card.locator('.twin-differs')).to_contain_text('Между съёмками')
    assert pair.bounding_box()['height'] >= 48
    desk.shot(f'twins-{scheme}')
    pair.click()
    viewer = desk.page.locator('dialog.viewer')
    expect(viewer.locator('figure')).to_have_count(2)
    assert viewer.locator('img').evaluate_all('all => all.every(each => each.src)')
    desk.shot(f'twins-large-{scheme}')
    desk.page.keyboard.press('Escape')
    expect(viewer).to_have_count(0)


def looked_at(ledger):
    """All photos of the demo have been looked at."""
    deadline = time.monotonic() + 60
    while ledger.ask("select count(*) from jobs where kind = 'photo.check' and done_at is null")[0][0]:
        assert time.monotonic() < deadline, 'the photos are not looked at'
        time.sleep(0.2)
