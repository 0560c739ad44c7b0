"""A sealed report as anybody may check it, by the code that stands on it; and its QR."""

from __future__ import annotations

from typing import Any

from flask import current_app, request

from app import limits, problems, qr
from app.accounts.session import public
from app.db import snapshot
from app.files.store import current_store
from app.qr import QrShape
from app.rest import Blueprint
from app.settings import Settings
from inspections import public_report, report_code
from inspections.schemas import PublicReport, ReportReading

reports = Blueprint('reports', __name__, url_prefix='/api/v1', description='Checking a sealed report by its code')


@reports.route('/reports/<code>', methods=['GET'])
@reports.arguments(ReportReading, location='query')
@reports.response(200, PublicReport)
@public
def check(query: dict[str, Any], code: str) -> dict[str, Any]:
    """Whether the report is what was sealed: signature and manifest are recomputed now, with `bytes` every photo."""
    limits.hit('check', request.remote_addr or '')
    with snapshot():
        return public_report.told(public_report.find(code), current_store() if query['bytes'] else None)


@reports.route('/reports/<code>/qr', methods=['GET'])
@reports.response(200, QrShape)
@public
def qr_of(code: str) -> dict[str, Any]:
    """The address of the page that checks this code, as a QR. Tells nothing of whether there is such a report."""
    known = report_code.read(code)
    if known is None:
        raise problems.NotFound()
    settings: Settings = current_app.extensions['osmotr_settings']
    home = settings.public_url or request.host_url.rstrip('/')
    return qr.drawn(f'{home}/check/{report_code.written(known)}')
