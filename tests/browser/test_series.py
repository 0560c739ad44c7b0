"""The photo package: from shot to shot without leaving the camera or needing a network, and on from where one was."""

from playwright.sync_api import expect

from tests.browser.kept import kept, until
from tests.browser.visit import Visit

SHOTS = ('facade', 'approach', 'hours', 'house-number', 'entrance', 'desk', 'client-left', 'client-right')
SHOTS += ('fitting-rooms', 'store-left', 'store-right', 'monitor', 'extinguisher')


def test_the_photo_package_leads_from_shot_to_shot_and_the_reviewer_reads_which_is_which(handset):
    phone = handset('inspector')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    page = phone.page
    phone.offline()
    phone.go(f'/inspections/{visit.inspection}')
    row = page.locator('.series-row')
    expect(row).to_contain_text(f'0 из {len(SHOTS)}')
    row.click()
    end = page.locator('.camera header .end')
    for number, shot in enumerate(SHOTS, 1):
        expect(end).to_have_text(f'{number} / {len(SHOTS)}')
        if shot == 'hours':  # the phone forgets the page: what is kept tells where to go on
            page.reload()
            expect(end).to_have_text(f'{number} / {len(SHOTS)}')
        drawing = page.locator('.camera .outline')
        expect(drawing).to_have_attribute('src', f'/samples/{shot}.svg')
        assert drawing.evaluate('image => image.decode().then(() => image.naturalWidth > 0)')
        if shot == 'fitting-rooms':
            page.get_by_role('button', name='Пропустить').click()
            page.locator('dialog [data-kind=primary]').click()
            expect(page.locator('dialog .error')).to_be_visible()
            page.locator('dialog label', has_text='здесь этого нет').click()
            phone.shot('series-skip')
            page.locator('dialog [data-kind=primary]').click()
        elif shot == 'monitor':
            page.get_by_role('button', name='Пропустить').click()
            page.locator('dialog .btn', has_text='Снять позже').click()
        else:
            page.locator('.shutter[aria-busy=false]').click()
        if shot == 'desk':
            phone.shot('series')
    told = page.locator('.camera .told')
    expect(told).to_contain_text('Примерочные: здесь этого нет')
    phone.shot('series-almost-whole')
    page.get_by_role('button', name='К оставшимся').click()
    expect(end).to_have_text(f'12 / {len(SHOTS)}')
    page.locator('.shutter[aria-busy=false]').click()
    expect(told).to_contain_text(f'12 из {len(SHOTS)}')
    phone.shot('series-whole')
    page.locator('.camera footer a[data-kind=primary]').click()
    expect(row).to_contain_text('пропущено: 1')
    said = [row['op'] for row in sorted(kept(page).outbox, key=lambda row: row['n'])]
    taken = [op['value']['shot'] for op in said if op['kind'] == 'photo.attach']
    assert taken == [shot for shot in SHOTS if shot not in ('fitting-rooms', 'monitor')] + ['monitor']
    note = [op['value'] for op in said if op['kind'] == 'note.set' and op['field'] == 'CLI-05']
    assert note == ['Не снято «Примерочные»: здесь этого нет']
    phone.offline(False)
    phone.go('/')
    until(lambda: kept(page).unsent_photos, [])

    desk = handset('reviewer', desk=True)
    desk.sign_in('reviewer')
    desk.page.locator('tbody tr a').first.click()  # of those who have finished: the demo's photos say it too
    expect(desk.page.locator('.twin .list')).to_be_visible()
    folded = desk.page.locator('.twin .list h2 button[aria-expanded=false]')
    while left := folded.count():
        folded.first.click()
        expect(folded).to_have_count(left - 1)
    desk.page.locator('.twin .list a', has_text='SIG-01').first.click()
    expect(desk.page.locator('.twin .tag', has_text='Вывеска анфас').first).to_be_visible()
    desk.shot('photo-of-the-package')
