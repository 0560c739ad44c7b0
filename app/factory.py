"""create_app(settings, blueprints): extensions, error answers, safety headers, the built PWA, /health."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from flask import Flask, Response, g, jsonify, request
from flask_migrate import Migrate
from flask_smorest import Api
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from app import jobs, limits, problems, security
from app.accounts.session import ACCESS, public
from app.db import db, engine_options, prepare, read_only
from app.files.local import LocalStore
from app.pages import pages
from app.rest import Blueprint
from app.settings import Settings

log = logging.getLogger('osmotr')


def create_app(settings: Settings, blueprints: Sequence[Blueprint], works: Mapping[str, jobs.Work]) -> Flask:
    """The service, ready to answer. Raises RuntimeError when a route does not say who may use it."""
    app = Flask('osmotr', static_folder=None)
    settings.data.mkdir(parents=True, exist_ok=True)
    app.config.update(
        SQLALCHEMY_DATABASE_URI=settings.database,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.database),
        MAX_CONTENT_LENGTH=settings.max_body,
        API_TITLE='Osmotr',
        API_VERSION='v1',
        OPENAPI_VERSION='3.1.0',
        JSON_SORT_KEYS=False,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.extensions['osmotr_settings'] = settings
    app.extensions['osmotr_files'] = LocalStore(settings.data / 'files')
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
    Migrate(app, db, directory='migrations')
    app.before_request(_begin)
    security.prepare(app, settings)
    limits.prepare(app, settings)
    jobs.prepare(app, works)
    _answer_errors(app)
    api = _Described(app)
    for blueprint in blueprints:
        api.register_blueprint(blueprint)
    _describe(app, api)
    app.register_blueprint(pages)
    _require_access_rows(app)
    return app


class _Described(Api):
    """The OpenAPI description; refusals of HTTP itself speak like all our refusals and keep their headers."""

    def handle_http_exception(self, error: HTTPException) -> Any:
        """The refusal for what the protocol or a schema does not take."""
        answer, status = _said(_problem_of(error))
        for name, value in error.get_headers():
            if name in ('Allow', 'Retry-After'):
                answer.headers[name] = value
        return answer, status


def _begin() -> None:
    g.request_id = uuid.uuid4().hex[:12]
    read_only(request.method in security.READS)


def _describe(app: Flask, api: Api) -> None:
    @app.get('/health')
    @public
    def health() -> Response:
        """Whether the service can reach its database."""
        db.session.execute(sa.text('SELECT 1'))
        return jsonify({'status': 'ok'})

    @app.get('/api/v1/openapi.json')
    @public
    def openapi() -> Response:
        """What this service can do, in OpenAPI."""
        return jsonify(api.spec.to_dict())


def _answer_errors(app: Flask) -> None:
    @app.errorhandler(problems.Problem)
    def refusal(problem: problems.Problem) -> tuple[Response, int]:
        return _said(problem)

    @app.errorhandler(OperationalError)
    def away(error: OperationalError) -> tuple[Response, int]:
        db.session.rollback()
        log.error('request %s: the database did not answer (%s)', g.get('request_id'), type(error.orig).__name__)
        return _said(problems.TryLater(retry_after_s=5))

    @app.errorhandler(Exception)
    def bug(error: Exception) -> tuple[Response, int]:
        db.session.rollback()
        log.error('request %s %s failed', g.get('request_id'), request.endpoint, exc_info=error)
        return _said(problems.ServerFault(request_id=g.get('request_id')))


def _said(problem: problems.Problem) -> tuple[Response, int]:
    answer = jsonify(problem.body())
    if 'retry_after_s' in problem.facts:
        answer.headers['Retry-After'] = str(problem.facts['retry_after_s'])
    return answer, problem.status


def _problem_of(error: HTTPException) -> problems.Problem:
    data: dict[str, Any] = getattr(error, 'data', None) or {}
    match error.code:
        case 404:
            return problems.NotFound()
        case 405:
            return problems.MethodNotAllowed(method=request.method)
        case 413:
            return problems.BodyTooLarge(limit=request.max_content_length)
        case 422:
            return problems.InvalidRequest(fields=_fields(data.get('messages')))
        case _:
            return problems.InvalidRequest(fields={}, http_status=error.code)


def _fields(messages: Any) -> dict[str, Any]:
    if not isinstance(messages, dict):
        return {}
    return {field: why for place in messages.values() if isinstance(place, dict) for field, why in place.items()}


def _require_access_rows(app: Flask) -> None:
    undeclared = sorted(name for name, view in app.view_functions.items() if not hasattr(view, ACCESS))
    if undeclared:
        raise RuntimeError('These routes do not say who may use them: ' + ', '.join(undeclared))
