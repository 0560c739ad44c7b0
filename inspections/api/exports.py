"""Exports over HTTP: the report and the case of an application, lists of applications for other programs."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Response, current_app, request, send_file, stream_with_context

from app import audit, clock
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications import operations as applications
from app.db import snapshot, transaction
from app.files.store import current_store
from app.rest import Blueprint
from app.settings import Settings
from inspections.desk.schemas import filter_of
from inspections.exports import operations as rules
from inspections.exports import tables, workbook
from inspections.exports.schemas import Exports, ExportShape, ListQuery, NewExport
from inspections.exports.tables import Listed
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


@exports.route('/exports/lists', methods=['POST'])
@exports.arguments(ListQuery)
@exports.response(200, content_type='application/octet-stream')
@allowed(*STAFF)
def list_applications(query: dict[str, Any]) -> Response:
    """The queue as it is filtered and searched, for other programs: CSV, a workbook, points of a map. The filter comes
    in the body: words of an address or a name have no place in the address of a request.

    Written down in the audit first: which filter, never which words.
    """
    account, at, kind = signed_in(), clock.now(), query['format']
    said = {name: query[name] for name in ('whose', 'stage', 'verdict', 'signals', 'answer') if query[name]}
    with transaction():
        audit.record(account.id, f'export.{kind}', None, said, at)
    say = Speech(query['locale'] or account.locale, zone_of(query['zone']))
    return _attached(LISTS[kind](Listed(filter_of(query), account.id, at), say), kind)


def _csv(listed: Listed, say: Speech) -> Response:
    return Response(stream_with_context(tables.csv_lines(listed, say)), content_type=CSV)


def _geojson(listed: Listed, _say: Speech) -> Response:
    return Response(stream_with_context(tables.geojson(listed)), content_type=GEOJSON)


def _xlsx(listed: Listed, say: Speech) -> Response:
    with TemporaryDirectory(prefix='osmotr-xlsx-') as folder:
        path = Path(folder) / 'applications.xlsx'
        workbook.write(path, listed, say)
        file = path.open('rb')  # what is open outlives its folder
    return send_file(file, mimetype=XLSX)


LISTS: Mapping[str, Callable[[Listed, Speech], Response]] = {'csv': _csv, 'geojson': _geojson, 'xlsx': _xlsx}


def _attached(answer: Response, suffix: str) -> Response:
    name = f'osmotr-applications-{clock.now():%Y-%m-%d}.{suffix}'
    answer.headers['Content-Disposition'] = f"attachment; filename={name}; filename*=UTF-8''{name}"
    answer.headers['Cache-Control'] = 'no-store'
    answer.headers['X-Accel-Buffering'] = 'no'
    return answer
