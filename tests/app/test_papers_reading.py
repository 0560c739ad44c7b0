"""What strangers hand in as papers: good files are known by their bytes, bad ones are refused with the cause."""

import io

import pytest
from PIL import Image

from app import problems
from app.papers import reading
from tests.support import papers

ACTIVE = {
    '/OpenAction': papers.with_open_action,
    '/JavaScript': papers.with_named_script,
    '/AA': papers.with_page_action,
    '/Launch': papers.with_launch,
    '/EmbeddedFile': papers.with_attachment,
    '/RichMedia': papers.with_media,
    '/XFA': papers.with_xfa,
}
BAD = {
    'empty': (lambda: b'', 'empty'),
    'zeros': (lambda: b'\0' * 5000, 'empty'),
    'zip': (papers.zipped, 'wrong-kind'),
    'page': (lambda: b'<!doctype html><script>alert(1)</script>', 'wrong-kind'),
    'noise': (lambda: bytes(range(256)) * 20, 'wrong-kind'),
    'heic': (papers.heic, 'heic'),
    'bomb': (papers.bomb, 'too-many-pixels'),
    'cut jpeg': (lambda: papers.jpeg()[:-2000], 'cut'),
    'cut png': (lambda: papers.png()[:-40], 'cut'),
    'cut pdf': (lambda: papers.pdf()[:-600], 'cut'),
    'broken pdf': (lambda: b'%PDF-1.7\n' + b'x' * 3000 + b'\n%%EOF', 'unreadable'),
    'protected pdf': (papers.protected_pdf, 'protected'),
    'locked pdf': (papers.locked_pdf, 'protected'),
}


@pytest.mark.parametrize(
    ('content', 'kind', 'leaves'),
    [(papers.jpeg(), 'jpeg', 1), (papers.png(), 'png', 1), (papers.pdf(3), 'pdf', 3), (papers.pdf(60), 'pdf', 60)],
)
def test_good_files_are_known_by_their_bytes(content, kind, leaves):
    assert reading.look(content) == reading.Look(kind, leaves)


@pytest.mark.parametrize('name', BAD)
def test_bad_files_are_refused_with_the_cause(name):
    make, why = BAD[name]
    with pytest.raises(problems.PaperRefused) as refused:
        reading.look(make())
    assert refused.value.facts['why'] == why


def test_two_hundred_pages_are_too_many_and_the_limit_is_named():
    with pytest.raises(problems.PaperRefused) as refused:
        reading.look(papers.pdf(200))
    assert refused.value.facts == {'why': 'too-many-pages', 'pages': 200, 'limit': 60, 'looks_like': 'pdf'}


@pytest.mark.parametrize('hidden', [False, True])
@pytest.mark.parametrize('name', ACTIVE)
def test_whatever_could_act_by_itself_is_found_in_compressed_objects_too(name, hidden):
    content = papers.changed_pdf(ACTIVE[name], hidden=hidden)
    if hidden and name != '/EmbeddedFile':  # a stream cannot lie in another one
        assert name.encode() not in content
    with pytest.raises(problems.PaperRefused) as refused:
        reading.look(content)
    assert refused.value.facts['why'] == 'active'
    assert name in refused.value.facts['found']


def test_escapes_in_names_hide_nothing():
    plain = papers.changed_pdf(papers.with_page_action)
    with pytest.raises(problems.PaperRefused) as refused:
        reading.look(plain.replace(b'/AA ', b'/A#41 ').replace(b'/AA<', b'/A#41<'))
    assert refused.value.facts['why'] in ('active', 'unreadable')  # lengths may move; what is read is looked through


def test_a_document_that_opens_at_its_first_page_is_no_script():
    assert reading.look(papers.changed_pdf(papers.with_destination)).kind == 'pdf'


@pytest.mark.parametrize('content', [papers.pdf(2), papers.jpeg(canary=papers.ASCII_CANARY), papers.png()])
def test_a_page_is_drawn_without_what_the_file_tells(content):
    made = reading.draw(content, 0, 320)
    picture = Image.open(io.BytesIO(made))
    assert picture.format == 'JPEG'
    assert max(picture.size) in range(315, 322)
    assert papers.ASCII_CANARY.encode() not in made
    assert not dict(picture.getexif())


def test_a_page_that_is_not_there_is_refused():
    with pytest.raises(problems.PaperRefused):
        reading.draw(papers.pdf(2), 7, 320)


def test_a_reader_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(reading, 'PATIENCE_S', 0.01)
    with pytest.raises(problems.PaperRefused) as refused:
        reading.look(papers.pdf())
    assert refused.value.facts['why'] == 'too-heavy'
