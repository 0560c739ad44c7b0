"""The line measured under a person's thumb: the norm in figures, what was finished is kept, a sign-in page is named."""

from playwright.sync_api import expect

from tests.browser.visit import Visit

SAID_OF_A_PORTAL = 'Сеть Wi-Fi просит войти'


def test_one_measurement_fills_every_item_of_the_line_and_a_broken_one_keeps_its_runs(handset, line):
    phone = handset('inspector', url=line.url)
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    page = phone.page
    phone.go(f'/inspections/{visit.inspection}/speed/NET-02')
    expect(page.get_by_text('2 + 3 × число облачных камер')).to_be_visible()
    expect(page.get_by_text('При 10 Мбит/с уйдёт около')).to_be_visible()
    page.get_by_text('Экономно').click()
    expect(page.get_by_text('до 5 МБ трафика')).to_be_visible()

    line.mode = 'portal'
    page.get_by_role('button', name='Начать замер').click()
    expect(page.get_by_text(SAID_OF_A_PORTAL)).to_be_visible()
    expect(page.get_by_text('Ничего не записано')).to_be_visible()
    phone.shot('speed-portal')

    line.mode = 'open'
    page.get_by_role('button', name='Начать замер').click()
    expect(page.get_by_text('Замер 2 из 3').first).to_be_visible()
    page.get_by_role('button', name='Остановить').click()
    expect(page.get_by_text('Законченное сохранено')).to_be_visible()
    expect(page.get_by_text('Закончено замеров: 1 из 3')).to_be_visible()
    phone.shot('speed-stopped')

    page.get_by_role('button', name='Ещё раз').click()
    expect(page.get_by_text('Три замера, взята медиана')).to_be_visible()
    phone.shot('speed-measured')
    page.get_by_role('button', name='В чек-лист').click()
    expect(page).not_to_have_url(f'{line.url}/inspections/{visit.inspection}/speed/NET-02')
    for item in ('NET-02', 'NET-03', 'NET-04'):
        phone.go(f'/inspections/{visit.inspection}/sections/NET#{item}')
        expect(page.get_by_role('link', name='Измерить ещё раз').first).to_be_visible()
