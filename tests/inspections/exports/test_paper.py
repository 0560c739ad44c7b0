"""The report on paper says all that the twin report does, in text that can be found, whatever is missing."""

import pypdfium2
import pytest

from app.applications.schemas import MOVERS, STAGES, VERDICTS
from inspections.exports import printing
from inspections.exports.paper import drawing
from inspections.exports.words.text import EN, RU
from inspections.review.schemas import CONCLUSIONS
from tests.inspections.exports.asking import pages, text
from tests.inspections.exports.documents import cell, document, item, jpeg, photo, report, verdict
from tests.inspections.field_work import NEAR
from tests.inspections.sealing import spoil_photo


@pytest.fixture
def draw(tmp_path):
    """The bytes of a PDF; `pictures` are those that can be loaded."""

    def drawn(told, pictures=None):
        steps = []
        drawing.draw(told, (pictures or {}).get, tmp_path / 'out.pdf', lambda: steps.append(1))
        assert len(steps) == drawing.steps(told)
        return (tmp_path / 'out.pdf').read_bytes()

    return drawn


def test_both_languages_have_the_same_words_and_places():
    assert RU.keys() == EN.keys()
    assert [name for name in RU if RU[name].count('{}') != EN[name].count('{}')] == []


@pytest.mark.parametrize('words', [RU, EN], ids=['ru', 'en'])
def test_every_stage_verdict_and_mover_has_a_word(words):
    wanted = [f'application.{each}' for each in STAGES] + [f'decision.{each}' for each in VERDICTS]
    wanted += [f'move.{each}' for each in MOVERS] + [f'verdict.{each}' for each in CONCLUSIONS]
    assert [name for name in wanted if name not in words] == []


def test_an_application_without_a_place_or_a_submission_can_be_drawn(draw):
    told = document([], [])
    told['report']['application'] |= {'latitude': None, 'longitude': None, 'submitted_at': None, 'stage': 'withdrawn'}
    assert RU['application.withdrawn'] in text(draw(told))


def test_it_says_what_it_came_to_and_why(draw):
    rows = [
        item(
            'SIG-02',
            [cell(1, 350, outcome='ok'), cell(2, 180, outcome='bad', note='Мерил рулеткой', findings=['Буквы сняты'])],
            'number',
            settings={'min': 200, 'max': 500, 'unit': {'ru': 'мм', 'en': 'mm'}},
            difference={'is': 'differs', 'facts': {}},
        ),
        item('CLI-01', [cell(2, 'no', outcome='bad')], critical=True),
    ]
    decisions = [
        {
            'verdict': 'return', 'reason': 'Почти готово', 'by': {'name': 'Рита Ким'}, 'at': '2026-11-21T09:00:00.000Z',
            'items': [{'id': 'CLI-01', 'to': 'applicant', 'reason': 'Расширьте зал'}],
        }
    ]  # fmt: skip
    told = document([report(1, 'self_assessment'), report(2)], rows, decisions=decisions)
    told['clauses'] = {'SIG-02': {'source': 'правила вывесок', 'recommendation': False}}
    said = text(draw(told))
    for words in (
        'Тверь, ул. Лесная, 7', 'Заявка № 1003', 'ИП Соколова М. И.', 'Не готово · критичных «нет»: 1',
        'Набрано 98 из 108 = 90,7 %. Готово от 90 %, готово с задачами от 75 %.', 'норма 200…500 мм', '350 мм',
        '180 мм',
        'стандарт: правила вывесок', 'ответы расходятся', 'Заметка: Мерил рулеткой', 'Замечание: Буквы сняты',
        'Пункты возвращены на исправление', 'Почти готово', 'Расширьте зал', 'исправляет заявитель',
        'ABCD-EFGH-0002', 'https://osmotr.example/check/ABCD-EFGH-0002', 'Страница 1 из',
    ):  # fmt: skip
        assert words in said, words
    told['locale'] = 'en'
    assert 'Not ready · critical “no”: 1' in text(draw(told))


def test_disagreements_and_criticals_stand_before_the_table(draw):
    rows = [item('AAA-01', [cell(2, 'yes')]), item('CLI-01', [cell(2, 'no')], critical=True)]
    said = text(draw(document([report(2)], rows)))
    first = said.index(RU['notable'])
    assert first < said.index('Пункт CLI-01') < said.index(RU['table']) < said.index('Пункт AAA-01')


def test_names_that_are_html_formulas_or_pictures_are_only_text(draw):
    evil = '<b>ООО</b> =HYPERLINK("http://x") {0} {nb} **жирный** 🏠\u202eабв\x07\ttab'
    told = document(
        [report(2, by={'id': 'p', 'name': evil})], [item('SIG-01', [cell(2, evil, note=evil * 40)], 'text')]
    )
    told['report']['application'] |= {'address': evil, 'applicant': {'name': evil}}
    told['made_by'] = evil
    said = text(draw(told))
    assert '<b>ООО</b> =HYPERLINK("http://x") {0}' in said
    assert '**жирный** □абв tab' in said
    assert '\u202e' not in said


def test_an_application_that_nobody_has_seen_says_so(draw):
    said = text(draw(document([], [])))
    for name in (
        'no-self_assessment',
        'no-visit',
        'verdict.none',
        'no-decision',
        'table.empty',
        'photos.none',
        'seals.none',
    ):
        assert RU[name] in said, name


def test_three_visits_of_different_versions_stand_under_each_other(draw):
    rows = [
        item('SIG-01', [cell(1, 'yes'), cell(2, 'no', outcome='bad'), cell(3, 'yes', outcome='ok')]),
        item('OLD-07', [cell(1, 'no')]),
    ]
    visits = [report(1), report(2), report(3, stage='recheck', sealed_at='2026-11-25T09:00:00.000Z')]
    said = text(draw(document(visits, rows)))
    for words in ('Повторный осмотр, 20 ноября 2026', 'Раньше, 20 ноября 2026: нет (не проходит)', 'OLD-07'):
        assert words in said, words
    for number in (1, 2, 3):
        assert f'pvz-default, версия {number}' in said
        assert f'ABCD-EFGH-000{number}' in said


def test_each_photo_that_cannot_be_shown_says_why(draw):
    far = {'distance_m': 131, 'accuracy_m': 24, 'allowed_m': 100}
    photos = [
        photo('good', signals=[{'code': 'too-far', 'severity': 'check', 'facts': far}]),
        photo('lost', state='lost'), photo('missing', state='missing'), photo('unreadable'), photo('gone'),
        photo('bare', taken_at=None, position={'status': 'denied'}, distance_m=None, record=None, amendment=True),
        photo('new', signals=[{'code': 'of-tomorrow', 'severity': 'note', 'facts': {'much': 5}}]),
    ]  # fmt: skip
    pictures = {'good': jpeg(), 'unreadable': b'', 'bare': jpeg(30, 900), 'new': jpeg(900, 30)}
    said = text(draw(document([report(2)], [item('SIG-01', [cell(2, 'yes', photos=photos)])]), pictures))
    for name in ('lost', 'missing', 'unreadable', 'gone'):
        assert RU[f'photo.{name}'].replace('\n', ' ') in said, name
    assert 'Проверьте. Снято в 131 м ± 24 м от адреса. Допуск 100 м.' in said
    assert 'К сведению. Проверка «of-tomorrow»: much 5' in said
    assert RU['after-seal'] in said


def test_what_was_drawn_over_a_photo_is_drawn_and_the_unknown_is_passed_over(draw):
    layer = [
        {'is': 'arrow', 'from': [0.1, 0.1], 'to': [0.9, 0.9], 'colour': 'red'},
        {'is': 'circle', 'from': [0.9, 0.9], 'to': [0.1, 0.1], 'colour': 'chartreuse'},
        {'is': 'text', 'at': [0.5, 0.5], 'words': 'трещина 🏚', 'colour': 'white'},
        {'is': 'hologram', 'colour': 'red'},
    ]
    told = document([report(2)], [item('SIG-01', [cell(2, 'yes', photos=[photo('good', layer=layer)])])])
    said = text(draw(told, {'good': jpeg()}))
    assert 'трещина □' in said
    assert RU['marks'] in said


def test_three_hundred_photos_and_words_longer_than_a_page_are_all_there(draw):
    long = ' '.join(f'слово{number}' for number in range(3000)) + 'ы' * 5000
    photos = [photo(f'p{number}', shot=None) for number in range(300)]
    pictures = {each['sha256']: jpeg() for each in photos}
    rows = [item('SIG-01', [cell(1, 'yes', note=long), cell(2, 'no', photos=photos)])]
    found = pages(draw(document([report(1, 'self_assessment'), report(2)], rows), pictures))
    said = ' '.join(found)
    assert all(f'Инспектор, снимок {number} ' in said + ' ' for number in range(1, 301))
    assert all(f'слово{number}' in said for number in (0, 1500, 2999))
    assert f'Страница {len(found)} из {len(found)}' in found[-1]


def test_values_of_any_shape_are_said(draw):
    odd = [True, -1.5, 'words', ['a'], {'download_mbps': None}, {'latitude': 1}, [], 1e300, {'x': {'y': None}}]
    kinds = ['yes-no', 'number', 'choice', 'choices', 'text', 'date', 'location', 'internet-speed']
    rows = [item(f'{kind}-{n}', [cell(2, value)], kind) for kind in kinds for n, value in enumerate(odd)]
    assert 'internet-speed-8'[:8] in text(draw(document([report(2)], rows)))


def test_the_verdict_without_a_single_answer_can_be_drawn(draw):
    empty = verdict(score=0, max_score=0, percent=0.0, critical_bad=[], bad=[], **{'is': 'incomplete'})
    assert RU['verdict.incomplete'] in text(draw(document([report(2)], [], standing=empty)))


def test_the_whole_road_from_two_phones_to_paper(field_work, asking):
    """Both voices with a photo of each, a disagreement, a note; one photo is no longer on the server."""
    application = field_work.apply()
    field_work.fill(application, 'applicant', {'SIG-02': 350}, odd={})
    field_work.visit(application)
    odd = {'SIG-02': _odd(jpeg(320, 240))}
    visit = field_work.fill(application, 'inspector', {'SIG-02': 180}, notes={'SIG-02': 'Мерил =1+1'}, odd=odd)
    field_work.run_jobs()
    pdf = asking.made(application)
    said = text(pdf)
    for words in (
        'Тверь, ул. Лесная, 7, вход «со двора» □',
        '350 мм',
        '180 мм',
        'Заметка: Мерил =1+1',
        'Инспектор, снимок 1',
    ):
        assert words in said, words
    opened = pypdfium2.PdfDocument(pdf)
    images = sum(each.type == 3 for page in opened for each in page.get_objects())
    opened.close()
    assert images == 1
    spoil_photo(field_work.service, visit.photos[0]['sha256'], None)
    assert RU['photo.gone'].replace('\n', ' ') in text(asking.made(application))
    spoil_photo(field_work.service, visit.photos[0]['sha256'], b'no picture')
    assert RU['photo.gone'].replace('\n', ' ') not in text(asking.made(application))


def _odd(content):
    from inspections.demo.work import Odd

    return Odd(content, NEAR, {})


def test_a_drawing_that_falls_over_says_so(tmp_path):
    with pytest.raises(printing.NotDrawn, match='KeyError'):
        printing._run([str(_broken(tmp_path)), str(tmp_path), str(tmp_path / 'out.pdf')], lambda: None)


def _broken(folder):
    path = folder / 'document.json'
    path.write_text('{}')
    return path
