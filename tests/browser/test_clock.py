"""A phone whose clock is two days off, either way: work goes in order, the server keeps its own time, and tells."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.kept import kept
from tests.browser.pictures import camera_files
from tests.browser.visit import Visit

TWO_DAYS = timedelta(days=2)
CLOCK_OFF = """(() => {
    const real = Date, off = %d
    const now = () => real.now() + off
    globalThis.Date = new Proxy(real, {
        construct: (date, given, made) => Reflect.construct(date, given.length ? given : [now()], made),
        apply: () => new real(now()).toString(),
        get: (date, name) => name === 'now' ? now : Reflect.get(date, name),
    })
    const { get } = Object.getOwnPropertyDescriptor(GeolocationPosition.prototype, 'timestamp')
    Object.defineProperty(GeolocationPosition.prototype, 'timestamp', { get() { return get.call(this) + off } })
})()"""


@pytest.mark.parametrize(
    ('off', 'said', 'due'),
    [
        pytest.param(
            TWO_DAYS, re.compile('Часы телефона спешат не меньше чем на (48 ч|2\u00a0дня)'), 'просрочен', id='ahead'
        ),
        pytest.param(
            -TWO_DAYS, re.compile('Часы телефона отстают не меньше чем на (48 ч|2\u00a0дня)'), '23:59', id='behind'
        ),
    ],
)
def test_a_clock_two_days_off_changes_neither_the_order_nor_the_times_of_the_server(
    handset, ledger, tmp_path, off, said, due
):
    began = datetime.now(UTC)
    phone: Handset = handset('inspector', before_start=CLOCK_OFF % (off.total_seconds() * 1000))
    phone.sign_in('inspector')
    told = datetime.fromtimestamp(phone.page.evaluate('() => Date.now()') / 1000, UTC)
    assert abs(told - datetime.now(UTC) - off) < timedelta(minutes=1)
    visit = Visit.first(phone)
    expect(phone.page.locator('a.visit', has_text='Шмидта')).to_contain_text(due)
    assert phone.page.locator('a.visit', has_text='Шмидта').get_attribute('href').endswith(visit.inspection)
    way = 'ahead' if off > timedelta() else 'behind'
    phone.shot(f'clock-{way}')
    phone.offline()
    visit.answer('DSK-06', 'yes')
    visit.answer('DSK-06', 'no')
    visit.photograph('SIG-01', camera_files(tmp_path / 'photos')[8])
    phone.offline(False)
    phone.sent()

    mine = kept(phone.page)
    arrived = ledger.operations(mine.device)
    assert [each['n'] for each in arrived] == [row['n'] for row in mine.outbox]
    assert mine.values('DSK-06') == ['yes', 'no']
    assert winner(ledger, visit) == 'no'
    for each in arrived:
        written = datetime.fromisoformat(each['device_time'])
        assert abs(written - datetime.now(UTC) - off) < timedelta(minutes=5)
    for (moment,) in ledger.ask('select received_at from operations where device_id = ?', mine.device):
        assert began <= datetime.fromisoformat(moment).replace(tzinfo=UTC) <= datetime.now(UTC)

    another: Handset = handset('inspector-right')
    another.sign_in('inspector')
    expect(another.page.locator('a.visit', has_text='Шмидта')).to_contain_text('отправлено')
    there = Visit(another, visit.inspection)
    there.answer('DSK-06', 'yes')
    another.sent()
    assert winner(ledger, visit) == 'yes'
    phone.sent()
    visit.section('DSK-06')
    expect(phone.page.locator('#DSK-06 header')).to_contain_text('Да')
    visit.answer('DSK-06', 'no')
    phone.sent()
    assert winner(ledger, visit) == 'no'
    assert conflicts(ledger, visit) == []

    signals = dict(ledger.signals(mine.device, photos=1))
    assert abs(signals.pop('clock-offset')['offset_s'] - off.total_seconds()) < 300
    assert set(signals) <= {'from-file', 'near-duplicate'}, signals
    desk = handset('reviewer', desk=True)
    desk.sign_in('reviewer')
    desk.go(f'/queue/{ledger.application_of(visit.inspection)}#SIG-01')
    expect(desk.page.get_by_text(said)).to_be_visible()
    desk.shot(f'clock-{way}')


def fields(ledger, visit):
    """What the inspection says of an item by the fold of the server."""
    (row,) = ledger.ask('select fields from inspections where id = ?', visit.inspection.replace('-', ''))
    return json.loads(row[0])['DSK-06']


def winner(ledger, visit):
    """The answer that is shown."""
    return fields(ledger, visit)['value']


def conflicts(ledger, visit):
    """The answers that lost and were not seen by whoever won."""
    return fields(ledger, visit)['conflicts']
