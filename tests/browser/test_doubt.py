"""A photo that is too dark, blurred or of one colour is kept and said to be so, before its author leaves the room."""

import random
import re

from PIL import Image, ImageFilter
from playwright.sync_api import expect

from tests.browser.pictures import camera_files
from tests.browser.visit import Visit

SIZE = (1600, 1200)


def dark():
    return Image.effect_noise(SIZE, 20).point(lambda level: level // 16).convert('RGB')


def grey():
    return Image.new('RGB', SIZE, (120, 130, 125))


def smeared():
    draws = random.Random(3)
    small = Image.frombytes('RGB', (16, 12), draws.randbytes(16 * 12 * 3))
    return small.resize(SIZE, Image.Resampling.NEAREST).filter(ImageFilter.GaussianBlur(18))


def test_what_is_wrong_with_a_photo_is_said_at_once_and_never_in_the_way(handset, tmp_path):
    phone = handset('inspector')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    phone.offline()
    page = phone.page
    count = page.locator('.camera header .end')
    for n, (picture, word) in enumerate({dark: 'Темно', grey: 'Один цвет', smeared: 'Смазано'}.items(), 1):
        file = tmp_path / f'{picture.__name__}.jpg'
        picture().save(file, quality=92)
        said = visit.offer('SIG-01', file)
        assert word in said and 'сохранён' in said, said
        expect(count).to_have_text(re.compile(f'^{n}( /|$)'))
        phone.shot(f'doubt-{picture.__name__}')
        if picture is not smeared:
            page.get_by_role('button', name='Оставить').click()
            expect(page.locator('.camera .doubt')).to_have_count(0)
    page.get_by_role('button', name='Переснять').click()
    page.locator('.camera input[type=file]').first.set_input_files(str(camera_files(tmp_path)[8]))
    expect(page.locator('.camera footer .where')).to_contain_text('сохранён')
    expect(count).to_have_text(re.compile('^3( /|$)'))
