"""Lists for other programs: all that the filter lets through, page by page, and nothing that a spreadsheet obeys."""

import csv
import io
import json
import uuid
import zipfile
from datetime import UTC, datetime

import openpyxl
import pytest

from app import clock
from app.applications import operations as applications
from app.applications import road
from app.applications.models import Stage
from app.audit import AuditEntry
from app.db import db, transaction
from checklists import operations as checklists
from inspections.desk.listing import Filter
from inspections.exports import tables
from tests.inspections.exports.asking import ONE_DATABASE
from tests.support import people

MORE = ('surveying', 'repairing', 'withdrawn')  # the queue shows none of them unasked
EVIL = '=HYPERLINK("http://x";"y")'


@pytest.fixture
def reviewer(sign_in):
    return sign_in('reviewer')


@pytest.fixture
def many(service, accounts):
    """Applications in every stage, the first of somebody with a name that is a formula; returns {number: stage}."""
    evil = people.add_account(service, 'applicant', 'evil@demo.test', EVIL)
    with service.app_context(), transaction():
        checklists.publish_library(clock.now())
        made = {}
        for number, stage in enumerate(['reviewing'] * 5 + ['fixing', 'inspecting', 'opened', 'refused', *MORE]):
            one = applications.create(
                applicant=evil if number == 0 else accounts['applicant'], address=f'+7, «дом» {number}; {number}',
                latitude=55.75, longitude=37.5 + number, radius_m=100, profile='generic@2026-01-01', by=None,
                at=datetime(2026, 11, 20, 21, 30, tzinfo=UTC),
            )  # fmt: skip
            one.stage = stage
            made[one.number] = stage
    return made


def taken(reviewer, kind, **filters):
    return reviewer.post('/api/v1/exports/lists', json={'format': kind, **filters})


def table(answer, delimiter=';'):
    assert answer.status_code == 200
    assert answer.data.startswith('\ufeff'.encode())
    return list(csv.reader(io.StringIO(answer.data.decode('utf-8-sig')), delimiter=delimiter))


def test_csv_is_what_the_excel_of_that_language_takes(many, reviewer):
    answer = taken(reviewer, 'csv', locale='ru', zone='Europe/Moscow')
    assert answer.headers['Content-Type'] == 'text/csv; charset=utf-8'
    assert answer.headers['Cache-Control'] == 'no-store'
    assert 'attachment; filename=osmotr-applications-' in answer.headers['Content-Disposition']
    head, *rows = table(answer)
    assert head[:3] == ['Заявка', 'Адрес', 'Заявитель']
    assert [int(row[0]) for row in rows] == [
        number for number, stage in many.items() if stage in ('reviewing', 'fixing')
    ]
    first = dict(zip(head, rows[0], strict=True))
    assert (first['Заявитель'], first['Адрес']) == ("'" + EVIL, "'+7, «дом» 0; 0")
    assert (first['Подана'], first['Широта'], first['Итог осмотра']) == ('2026-11-21 00:30', '55,75', '')
    english = table(taken(reviewer, 'csv', locale='en'), ',')
    assert english[1][-2:] == ['55.75', '37.5']


@pytest.mark.parametrize('text', ['=1', '+1', '-1', '@x', '\t=1', '\r=1', '  =1', '\u00a0=1', '＝1', '\n=1'])
def test_no_text_begins_as_a_formula(text):
    assert tables.harmless(text) == f"'{text}"
    assert tables.harmless(f'x{text}') == f'x{text}'


def test_the_filter_of_the_queue_holds_and_a_page_ends_nothing(many, reviewer, monkeypatch):
    monkeypatch.setattr(tables, 'PAGE', 2)
    rows = table(taken(reviewer, 'csv', stage=['reviewing', 'refused']))[1:]
    assert [int(row[0]) for row in rows] == [
        number for number, stage in many.items() if stage in ('reviewing', 'refused')
    ]
    assert taken(reviewer, 'csv', stage=['nonsense']).status_code == 422
    told = json.loads(taken(reviewer, 'geojson', stage=['reviewing']).data)
    assert len(told['features']) == 5


def test_one_that_moves_meanwhile_is_listed_once(service, many, monkeypatch):
    monkeypatch.setattr(tables, 'PAGE', 2)
    with service.app_context():
        found = []
        for row in tables.rows(tables.Listed(Filter(), uuid.uuid4(), clock.now())):
            found.append(row['number'])
            with transaction():  # a writer is let through between two rows, and the promise of this one moves
                applications.find(row['id'], lock=True).turn_at = datetime(2027, 1, 1, tzinfo=UTC)
        db.session.remove()
    assert found == [number for number, stage in many.items() if stage in ('reviewing', 'fixing')]


@ONE_DATABASE
def test_a_workbook_has_texts_numbers_and_dates_and_no_formula(many, reviewer):
    answer = taken(reviewer, 'xlsx', locale='ru', zone='Europe/Moscow')
    assert answer.status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active
    head, *rows = list(sheet.iter_rows(values_only=True))
    first = dict(zip(head, rows[0], strict=True))
    assert len(rows) == 6
    assert (first['Заявка'], first['Заявитель'], first['Адрес']) == (1001, EVIL, '+7, «дом» 0; 0')
    assert str(first['Подана']) == '2026-11-21 00:30:00'
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert kinds == {'n', 's', 'd'}
    with zipfile.ZipFile(io.BytesIO(answer.data)) as found:
        inner = b''.join(found.read(name) for name in found.namelist())
    assert b'<f>' not in inner
    assert b'<hyperlink ' not in inner


@ONE_DATABASE
def test_geojson_has_longitude_first(many, reviewer):
    answer = taken(reviewer, 'geojson')
    assert answer.mimetype == 'application/geo+json'
    told = json.loads(answer.data)
    assert told['type'] == 'FeatureCollection'
    first = told['features'][0]
    assert first['geometry'] == {'type': 'Point', 'coordinates': [37.5, 55.75]}
    assert first['properties'].keys() >= {'number', 'address', 'stage', 'verdict'}
    nothing = json.loads(taken(reviewer, 'geojson', stage=['opened', 'refused']).data)
    assert len(nothing['features']) == 2


def test_words_find_what_the_queue_finds(many, reviewer):
    answer = taken(reviewer, 'csv', locale='ru', search='HYPERLINK')
    assert [int(row[0]) for row in table(answer)[1:]] == [next(iter(many))]
    assert taken(reviewer, 'doc').status_code == 422


def test_every_list_that_is_taken_away_is_written_down(service, reviewer):
    for kind in ('csv', 'xlsx', 'geojson'):
        answer = taken(reviewer, kind, stage=['fixing'])
        assert answer.status_code == 200
        assert answer.data
    with service.app_context():
        found = list(db.session.scalars(db.select(AuditEntry).order_by(AuditEntry.seq)))
        db.session.remove()
    told = [(each.act, each.facts) for each in found if each.act.startswith('export.')]
    assert told == [(f'export.{kind}', {'whose': 'all', 'stage': ['fixing']}) for kind in ('csv', 'xlsx', 'geojson')]
    assert {each.account_id for each in found if each.act.startswith('export.')} == {reviewer.account.id}


@ONE_DATABASE
@pytest.mark.parametrize('locale', ['ru', 'en'])
def test_read_with_any_delimiter_no_cell_begins_as_a_formula(service, accounts, reviewer, locale):
    with service.app_context(), transaction():
        checklists.publish_library(clock.now())
        applications.create(
            applicant=accounts['applicant'], address="ООО,=cmd|'/c calc'!A0;=1+1,@x", latitude=1, longitude=2,
            radius_m=100, profile='generic@2026-01-01', by=None, at=clock.now(),
        ).stage = 'reviewing'  # fmt: skip
    answer = taken(reviewer, 'csv', locale=locale)
    for delimiter in ',;':
        cells = [cell for row in table(answer, delimiter) for cell in row]
        assert [cell for cell in cells if cell.startswith(tables.FORMULA)] == []


@ONE_DATABASE
def test_a_draft_is_nobodys_but_its_applicants(service, accounts, reviewer):
    with service.app_context(), transaction():
        draft = road.begin(accounts['applicant'], uuid.uuid4(), clock.now())
    assert taken(reviewer, 'csv', stage=['draft']).status_code == 422
    for path in ('', '/comparison', '/lock'):
        assert reviewer.get(f'/api/v1/applications/{draft.id}{path}').status_code == 404, path
    assert reviewer.get('/api/v1/queue?stage=draft').status_code == 422


@ONE_DATABASE
def test_every_stage_but_a_draft_can_be_taken_away(many, reviewer):
    stages = [each for each in Stage if each != Stage.DRAFT]
    assert len(table(taken(reviewer, 'csv', stage=stages))) == len(many) + 1
    assert taken(reviewer, 'xlsx', stage=stages).status_code == 200
