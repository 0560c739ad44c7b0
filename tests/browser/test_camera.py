"""The camera of the page: with every kind of position, taken away in the middle, dead, retaken, turned and zoomed."""

from playwright.sync_api import expect

from tests.browser.kept import kept, until
from tests.browser.pictures import camera_files
from tests.browser.visit import Visit

# what the receiver and the camera do is chosen by the test, on any page
CHOSEN = """(() => {
    const watch = navigator.geolocation.watchPosition.bind(navigator.geolocation)
    navigator.geolocation.watchPosition = (found, failed, options) => {
        const does = localStorage.getItem('test-place')
        const coords = { latitude: 56.8609, longitude: 35.9119, accuracy: 12 }
        const frozen = { coords, timestamp: Date.now() - 300_000 }
        if (does === 'timeout') setTimeout(() => failed({ code: 3 }))
        else if (does === 'frozen') setInterval(() => found(frozen), 200)
        else return watch(found, failed, options)
        return 1
    }
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    window.__opened = 0
    navigator.mediaDevices.getUserMedia = wish => {
        window.__opened += 1
        return window.__busy ? Promise.reject(new DOMException('', 'NotReadableError')) : open(wish)
    }
    const can = MediaStreamTrack.prototype.getCapabilities
    MediaStreamTrack.prototype.getCapabilities = function () {
        return { ...can.call(this), torch: true, zoom: { min: 0.5, max: 8, step: 0.1 } }
    }
    window.__told = []
    MediaStreamTrack.prototype.applyConstraints = async wish => void window.__told.push(wish.advanced[0])
})()"""
HOME = {'latitude': 56.8609, 'longitude': 35.9119}
END = """() => document.querySelector('.camera video')?.srcObject?.getVideoTracks()[0]"""

SEEN = """state => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
}"""


def begin(handset):
    """An inspector with a visit at hand, and the camera of its first item."""
    phone = handset('inspector', before_start=CHOSEN)
    phone.sign_in('inspector')
    return phone, Visit.first(phone)


def camera(phone, visit, item='SIG-01'):
    """The camera of an item, with its picture running."""
    phone.go(f'/inspections/{visit.inspection}/camera/{item}')
    expect(phone.page.locator('.shutter[aria-busy=false]')).to_be_visible()
    phone.page.wait_for_function("() => document.querySelector('.camera video')?.readyState >= 2")


def shoot(phone):
    """One shot, kept; what the camera says of it and what its record says."""
    before = len(attached(phone))
    phone.page.locator('.shutter').click()
    until(lambda: len(attached(phone)), before + 1)
    word = phone.page.locator('.camera .says p:not(:has-text("Сохраняем"))')
    expect(word).to_be_visible()
    return word.inner_text().lower(), attached(phone)[-1]['value']


def attached(phone):
    """The records of photos on this phone, oldest first."""
    rows = sorted(kept(phone.page).outbox, key=lambda row: row['n'])
    return [row['op'] for row in rows if row['op']['kind'] == 'photo.attach']


def place(phone, does):
    """Choose what the receiver does from the next page on."""
    phone.page.evaluate("does => localStorage.setItem('test-place', does)", does)


def test_a_photo_keeps_the_best_position_or_says_why_it_has_none(handset):
    phone, visit = begin(handset)
    camera(phone, visit)
    where = phone.page.locator('.camera .mid .where').first
    expect(where).to_contain_text('внутри круга')
    said, record = shoot(phone)
    assert 'без места' not in said
    assert record['position'] == {**HOME, 'accuracy': 9, 'age_ms': record['position']['age_ms']}
    assert 0 <= record['position']['age_ms'] <= 15_000

    # jumping: the better fix of the last seconds wins, whichever came last
    for jump in (
        {'latitude': 56.8612, 'longitude': 35.9119, 'accuracy': 4},
        {**HOME, 'latitude': 56.9, 'accuracy': 80},
    ):
        phone.context.set_geolocation(jump)
        expect(where).to_contain_text(f'± {jump["accuracy"]}')
    _, record = shoot(phone)
    assert (record['position']['latitude'], record['position']['accuracy']) == (56.8612, 4)

    place(phone, 'frozen')
    camera(phone, visit, 'ENT-01')
    expect(phone.page.locator('.camera .where[data-s=old]')).to_be_visible()
    _, record = shoot(phone)
    assert record['position']['accuracy'] == 12
    assert record['position']['age_ms'] >= 300_000

    place(phone, 'timeout')
    camera(phone, visit, 'ENT-02')
    expect(where).to_contain_text('Место ещё ищем')
    said, record = shoot(phone)
    assert ('без места: оно ещё не найдено' in said, record['position']) == (True, {'status': 'timeout'})

    place(phone, '')
    phone.context.clear_permissions()
    phone.context.grant_permissions(['camera'])
    camera(phone, visit, 'SIG-06')
    expect(where).to_contain_text('Место закрыто')
    said, record = shoot(phone)
    assert ('без места: доступ закрыт' in said, record['position']) == (True, {'status': 'denied'})
    phone.shot('camera-without-a-place')


def test_a_camera_taken_away_comes_back_and_a_dead_one_leaves_the_files(handset, tmp_path):
    phone, visit = begin(handset)
    page = phone.page
    camera(phone, visit)
    page.evaluate(f"() => ({END})().dispatchEvent(new Event('mute'))")
    expect(page.locator('.camera .mid')).to_contain_text('занята системой')
    page.evaluate(f"() => ({END})().dispatchEvent(new Event('unmute'))")
    expect(page.locator('.camera .mid')).not_to_contain_text('занята системой')
    page.evaluate(f"() => {{ const track = ({END})(); track.stop(); track.dispatchEvent(new Event('ended')) }}")
    page.wait_for_function(f"() => ({END})()?.readyState === 'live' && window.__opened === 2")
    page.wait_for_function("() => document.querySelector('.camera video')?.readyState >= 2")
    shoot(phone)
    expect(page.locator('.camera header .end')).to_have_text('1 / 2')

    for state in ('hidden', 'visible'):  # another app in front, and back
        page.evaluate(SEEN, state)
        expect(page.locator('.camera video')).to_have_count(0 if state == 'hidden' else 1)
    page.wait_for_function(f"() => ({END})()?.readyState === 'live' && window.__opened === 3")

    page.evaluate('() => { window.__busy = true }')
    page.evaluate(f"() => ({END})().dispatchEvent(new Event('ended'))")
    expect(page.locator('.camera .alarm[data-why=failed]')).to_contain_text('дважды не ответила')
    phone.shot('camera-failed-twice')
    with page.expect_file_chooser() as chooser:
        page.locator('.camera .files[data-large] input').click()
    until(lambda: (kept(page).meta.get('waiting') or {}).get('item'), 'SIG-01')
    chooser.value.set_files(str(camera_files(tmp_path)[0]))
    expect(page.locator('.camera header .end')).to_have_text('2 / 2')
    until(lambda: kept(page).meta.get('waiting'), None)
    assert [each['value']['source'] for each in attached(phone)] == ['camera', 'file']

    page.evaluate('() => { window.__busy = false }')
    page.locator('.camera .alarm[data-why=failed] .btn').click()
    expect(page.locator('.shutter')).to_be_visible()


def test_a_photo_is_retaken_and_the_old_one_leaves_only_when_the_new_one_is_kept(handset, ledger):
    phone, visit = begin(handset)
    page = phone.page
    camera(phone, visit)
    _, first = shoot(phone)
    page.locator('.camera .tool:has(.last)').click()
    expect(page.locator('.camera .whole')).to_be_visible()
    phone.shot('camera-look')
    page.get_by_role('button', name='Переснять').click()
    expect(page.locator('.camera .former')).to_be_visible()
    expect(page.locator('.camera header')).to_contain_text('Вывеска анфас')
    phone.shot('camera-retake')
    page.wait_for_function("() => document.querySelector('.camera video')?.readyState >= 2")
    _, second = shoot(phone)
    until(
        lambda: [row['op']['kind'] for row in sorted(kept(page).outbox, key=lambda row: row['n'])][-1], 'photo.detach'
    )
    expect(page.locator('.camera header .end')).to_have_text('1 / 2')
    assert (second['sha256'] != first['sha256'], second['shot']) == (True, 'facade')

    # two taps, one after the other: the shutter waits for neither
    page.locator('.shutter').dblclick(delay=10)
    until(lambda: len(attached(phone)), 4)
    expect(page.locator('.camera header .end')).to_have_text('3 / 2')

    page.get_by_role('button', name='Увеличение 2×').click()
    page.get_by_role('button', name='Включить фонарик').click()
    expect(page.get_by_role('button', name='Выключить фонарик')).to_be_visible()
    assert page.evaluate('window.__told') == [{'zoom': 2}, {'zoom': 2, 'torch': True}]
    page.evaluate(
        "window.dispatchEvent(new DeviceOrientationEvent('deviceorientation', { alpha: 0, beta: 80, gamma: 90 }))"
    )
    expect(page.locator('.camera .level')).to_have_text('10°')
    phone.shot('camera-level')

    phone.go('/')
    expect(page.get_by_text('всё отправлено')).to_be_visible()
    device = kept(page).device
    detached = ledger.ask('select sha256 from photos where device_id = ? and detached', device)
    assert detached == [(first['sha256'],)]
