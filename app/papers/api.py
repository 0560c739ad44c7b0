"""Papers over HTTP: what is asked, files in and out, pages as pictures. Nothing here is kept by any cache."""

from __future__ import annotations

import io
import threading
import uuid
from collections.abc import Mapping
from typing import Any

from flask import Response, current_app, request, send_file

from app import bodies, clock, problems
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications.models import Application
from app.db import snapshot, transaction
from app.files.store import current_store
from app.papers import access, operations, reading, views
from app.papers.schemas import FileOrder, LeafQuery, LeaseFacts, Papers
from app.questionnaire import operations as questionnaire
from app.rest import Blueprint
from app.settings import Settings

papers = Blueprint('papers', __name__, url_prefix='/api/v1', description='Papers of an application')
OF = '/applications/<uuid:application_id>/papers'
ONE = f'{OF}/<paper>'
AT_ONCE = 8  # whole files in memory
ENDINGS = {'pdf': 'pdf', 'jpeg': 'jpg', 'png': 'png'}
_places = threading.BoundedSemaphore(AT_ONCE)


@papers.route(OF, methods=['GET'])
@papers.response(200, Papers)
@allowed(Role.APPLICANT, Role.REVIEWER)
def get_papers(application_id: uuid.UUID) -> dict[str, Any]:
    """What is asked of this legal form, and how each paper stands."""
    return _shown(application_id)


@papers.route(f'{ONE}/files/<uuid:file_id>', methods=['PUT'])
@papers.response(200, Papers)
@allowed(Role.APPLICANT)
def put_file(application_id: uuid.UUID, paper: str, file_id: uuid.UUID) -> dict[str, Any]:
    """Take a file: PDF, JPEG or PNG by its bytes, whatever it is called. Sent twice it is there once."""
    by = signed_in()
    operations.add(
        application_id, paper, file_id, _body(), answers=_answers, by=by, store=current_store(),
        settings=_settings(), at=clock.now(),
    )  # fmt: skip
    return _shown(application_id)


@papers.route(f'{ONE}/files/<uuid:file_id>', methods=['DELETE'])
@papers.response(200, Papers)
@allowed(Role.APPLICANT)
def delete_file(application_id: uuid.UUID, paper: str, file_id: uuid.UUID) -> dict[str, Any]:
    """Take a file out again before it is handed in."""
    operations.take_out(
        application_id, paper, file_id, answers=_answers, by=signed_in(), store=current_store(),
        at=clock.now(),
    )  # fmt: skip
    return _shown(application_id)


@papers.route(f'{ONE}/order', methods=['PUT'])
@papers.arguments(FileOrder)
@papers.response(200, Papers)
@allowed(Role.APPLICANT)
def put_order(said: dict[str, Any], application_id: uuid.UUID, paper: str) -> dict[str, Any]:
    """In which order its files are read."""
    with transaction():
        application = access.own(application_id, signed_in(), lock=True)
        standing = operations.find(application, _answers(application), paper)
        operations.order(application, standing, said['files'])
    return _shown(application_id)


@papers.route(f'{ONE}/facts', methods=['PUT'])
@papers.arguments(LeaseFacts)
@papers.response(200, Papers)
@allowed(Role.APPLICANT)
def put_facts(said: dict[str, Any], application_id: uuid.UUID, paper: str) -> dict[str, Any]:
    """What stands in the lease: by what right, which address, what area, until when."""
    by, at = signed_in(), clock.now()
    facts = {**said, 'address': said['address'].strip(), 'until': said['until'] and said['until'].isoformat()}
    with transaction():
        application = access.own(application_id, by, lock=True)
        standing = operations.find(application, _answers(application), paper)
        operations.tell_lease(application, standing, facts, _settings(), by.id, at)
    return _shown(application_id)


@papers.route('/paper-files/<uuid:file_id>/leaves/<int:leaf>', methods=['GET'])
@papers.arguments(LeafQuery, location='query')
@papers.response(200, content_type='image/jpeg')
@allowed(Role.APPLICANT, Role.REVIEWER)
def get_leaf(query: dict[str, Any], file_id: uuid.UUID, leaf: int) -> Response:
    """One page, drawn here as a picture; made anew each time and kept nowhere. Pages are counted from 1."""
    if leaf < 1:
        raise problems.NotFound(leaf=leaf)
    found = operations.reveal(
        file_id, signed_in(), current_store(), _settings(), clock.now(), as_='picture', leaf=leaf - 1
    )
    return _closed(reading.draw(found[1], leaf - 1, query['size']), 'image/jpeg', f'{file_id}-{leaf}.jpg', inline=True)


@papers.route('/paper-files/<uuid:file_id>/original', methods=['GET'])
@papers.response(200, content_type='application/octet-stream')
@allowed(Role.APPLICANT, Role.REVIEWER)
def get_original(file_id: uuid.UUID) -> Response:
    """The file as it was sent, to be saved and never opened here."""
    file, content = operations.reveal(file_id, signed_in(), current_store(), _settings(), clock.now(), as_='file')
    return _closed(content, 'application/octet-stream', f'{file_id}.{ENDINGS[file.kind]}')


def missing(application: Application, answers: Mapping[str, Any]) -> list[dict[str, str]]:
    """Papers that keep an application from being handed in (SUBMISSION_NEEDS in wsgi.py)."""
    return operations.missing(application, answers, _settings(), clock.now())


def _shown(application_id: uuid.UUID) -> dict[str, Any]:
    with snapshot():
        application = access.readable(application_id, signed_in())
        return views.shown(application, _answers(application), _settings(), clock.now())


def _body() -> bytes:
    """The whole file, in memory only: nothing of it is written to a disk in plain."""
    if not _places.acquire(blocking=False):
        raise problems.TryLater(retry_after_s=5)
    try:
        with bodies.body(reading.LARGEST) as chunks:
            content = b''.join(chunks)
    except problems.BodyTooLarge:
        raise problems.PaperRefused(why='too-large', limit=reading.LARGEST) from None
    finally:
        _places.release()
    if request.content_length is not None and len(content) < request.content_length:
        raise problems.PaperRefused(why='cut', looks_like=reading.looks_like(content))
    return content


def _closed(content: bytes, kind: str, name: str, *, inline: bool = False) -> Response:
    answer = send_file(io.BytesIO(content), mimetype=kind, download_name=name, as_attachment=not inline)
    answer.headers['Cache-Control'] = 'no-store'
    answer.headers['Content-Security-Policy'] = "default-src 'none'; sandbox"
    return answer


def _answers(application: Application) -> dict[str, Any]:
    return questionnaire.answers(_settings().data, application)


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
