"""Exports over HTTP: the report and the case of an application, lists of applications for other programs."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Response, current_app, request, send_file, stream_with_context

from app import audit, clock
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications import operations as applications
from app.db import read_only, snapshot, transaction
from app.files.store import current_store
from app.rest import Blueprint
from app.settings import Settings
from inspections.exports import operations as rules
from inspections.exports import tables, workbook
from inspections.exports.schemas import Exports, ExportShape, ListQuery, NewExport
from inspections.exports.words.speech import Speech, zone_of

exports = Blueprint('exports', __name__, url_prefix='/api/v1', description='Reports, cases and lists to take away')
STAFF = (Role.REVIEWER, Role.ADMINISTRATOR)
ONE = '/applications/<uuid:application_id>/exports/<uuid:export_id>'
TYPES = {'pdf': 'application/pdf', 'case': 'application/zip'}
CSV, GEOJSON = 'text/csv; charset=utf-8', 'application/geo+json'
XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'


@exports.route(ONE, methods=['PUT'])
@exports.arguments(NewExport)
@exports.response(200, ExportShape)
@allowed(*STAFF)
def ask(said: dict[str, Any], application_id: uuid.UUID, export_id: uuid.UUID) -> Any:
    """Ask for a report or a case, to be made in the background; again is the same as once."""
    settings: Settings = current_app.extensions['osmotr_settings']
    home = settings.public_url or request.host_url.rstrip('/')
    with transaction():
        return rules.ask(export_id, application_id, **said, home=home, by=signed_in(), at=clock.now())


@exports.route('/applications/<uuid:application_id>/exports', methods=['GET'])
@exports.response(200, Exports)
@allowed(*STAFF)
def list_exports(application_id: uuid.UUID) -> dict[str, Any]:
    """One's own exports of this application that are still kept."""
    account = signed_in()
    with snapshot():
        return {'items': rules.own(application_id, account, clock.now())}


@exports.route(ONE, methods=['GET'])
@exports.response(200, ExportShape)
@allowed(*STAFF)
def get_export(application_id: uuid.UUID, export_id: uuid.UUID) -> Any:
    """How far it is."""
    account = signed_in()
    with snapshot():
        return rules.find(export_id, application_id, account)


@exports.route(f'{ONE}/file', methods=['GET'])
@exports.response(200, content_type='application/octet-stream')
@allowed(*STAFF)
def get_file(application_id: uuid.UUID, export_id: uuid.UUID) -> Response:
    """The file, once it is ready."""
    account = signed_in()
    with snapshot():
        export = rules.find(export_id, application_id, account)
        number = applications.find(application_id).number
        file = rules.open_file(export, current_store())
    name = rules.file_name(export, number)
    answer = send_file(file, mimetype=TYPES[export.kind], download_name=name, as_attachment=True)
    answer.headers['Cache-Control'] = 'no-store'
    return answer


@exports.route('/exports/applications.csv', methods=['GET'])
@exports.arguments(ListQuery, location='query')
@exports.response(200, content_type='text/csv')
@allowed(*STAFF)
def as_csv(query: dict[str, Any]) -> Response:
    """The queue, filtered as asked, as CSV for a spreadsheet."""
    lines = tables.csv_lines(query, clock.now(), _recorded(query, 'csv'))
    return _attached(Response(stream_with_context(lines), content_type=CSV), 'csv')


@exports.route('/exports/applications.geojson', methods=['GET'])
@exports.arguments(ListQuery, location='query')
@exports.response(200, content_type=GEOJSON)
@allowed(*STAFF)
def as_geojson(query: dict[str, Any]) -> Response:
    """The premises of the queue, filtered as asked, as points of a map."""
    _recorded(query, 'geojson')
    told = tables.geojson(query, clock.now())
    return _attached(Response(stream_with_context(told), content_type=GEOJSON), 'geojson')


@exports.route('/exports/applications.xlsx', methods=['GET'])
@exports.arguments(ListQuery, location='query')
@exports.response(200, content_type=XLSX)
@allowed(*STAFF)
def as_xlsx(query: dict[str, Any]) -> Response:
    """The queue, filtered as asked, as a workbook."""
    say = _recorded(query, 'xlsx')
    with TemporaryDirectory(prefix='osmotr-xlsx-') as folder:
        path = Path(folder) / 'applications.xlsx'
        workbook.write(path, query, clock.now(), say)
        file = path.open('rb')  # what is open outlives its folder
    return _attached(send_file(file, mimetype=XLSX), 'xlsx')


def _recorded(query: dict[str, Any], kind: str) -> Speech:
    """Write the export down, and return in which words to make it."""
    account = signed_in()
    with _writing(), transaction():
        audit.record(account.id, f'export.{kind}', None, {'stage': list(query['stage'])}, clock.now())
    return Speech(query['locale'] or account.locale, zone_of(query['zone']))


@contextmanager
def _writing() -> Iterator[None]:
    """A GET that writes all the same says so first: on SQLite a reader cannot become a writer."""
    read_only(False)
    try:
        yield
    finally:
        read_only(True)


def _attached(answer: Response, suffix: str) -> Response:
    name = f'osmotr-applications-{clock.now():%Y-%m-%d}.{suffix}'
    answer.headers['Content-Disposition'] = f"attachment; filename={name}; filename*=UTF-8''{name}"
    answer.headers['Cache-Control'] = 'no-store'
    answer.headers['X-Accel-Buffering'] = 'no'
    return answer
