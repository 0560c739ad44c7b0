"""What a page complains of is heard: without this every other test here could pass over a broken page."""

import time

from playwright.sync_api import expect

PLANTED = {
    'said aloud': "() => console.error('said aloud')",
    'thrown and not caught': "() => void setTimeout(() => { throw new Error('thrown and not caught') })",
    'promised and not kept': "() => void Promise.reject(new Error('promised and not kept'))",
    'Content Security Policy': "() => document.body.setAttribute('style', 'color: red')",
    'status of 404': "() => void fetch('/api/v1/nothing-of-the-kind')",
}


def test_whatever_a_page_or_its_worker_complains_of_is_heard(handset):
    phone = handset('inspector')
    phone.sign_in('inspector')
    expect(phone.page.locator('a.visit').first).to_be_visible()
    assert phone.errors == []
    for words, planted in PLANTED.items():
        phone.page.evaluate(planted)
        heard(phone, words)
    phone.ready_for_offline()
    phone.context.service_workers[0].evaluate("() => console.error('said by the worker')")
    heard(phone, 'said by the worker')


def heard(phone, words):
    """The one complaint there is; it is forgotten, so that this test ends well."""
    deadline = time.monotonic() + 10
    while not phone.errors:
        assert time.monotonic() < deadline, f'not heard: {words}'
        phone.page.wait_for_timeout(20)
    assert words in phone.errors.pop(0)
    assert phone.errors == []
