"""create_app(settings, blueprints): extensions, error answers, safety headers, the built PWA, /health."""

from __future__ import annotations

import errno
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask, Response, g, jsonify, request
from flask_migrate import Migrate
from flask_smorest import Api
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from app import bodies, compression, jobs, limits, problems, request_log, security, wire
from app.accounts.session import guard, public, require_access_rows
from app.audit import end
from app.db import db, engine_options, prepare, read_only
from app.files.arriving import Arriving
from app.files.local import LocalStore
from app.files.store import FileStore
from app.pages import OutsideApi, pages
from app.rest import Blueprint, ProblemShape
from app.routing import Route
from app.settings import Settings

MIGRATIONS = Path(__file__).resolve().parent.parent / 'migrations'

log = logging.getLogger('osmotr')


def create_app(settings: Settings, blueprints: Sequence[Blueprint], works: Mapping[str, jobs.Work]) -> Flask:
    """The service, ready to answer. Raises RuntimeError when a route does not say who may use it."""
    app = Flask('osmotr', static_folder=None)
    app.url_rule_class = Route
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    app.config.update(
        SQLALCHEMY_DATABASE_URI=settings.database,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.database),
        MAX_CONTENT_LENGTH=settings.max_body,
        API_TITLE='Osmotr',
        API_VERSION='v1',
        OPENAPI_VERSION='3.1.0',
    )
    wire.prepare(app)
    app.extensions['osmotr_settings'] = settings
    app.extensions['osmotr_files'] = _store(settings)
    app.extensions['osmotr_arriving'] = Arriving(settings.data / 'files' / 'arriving')
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
        end.keep_in(db.engine, settings.data)
    Migrate(app, db, directory=str(MIGRATIONS))
    request_log.prepare(app)
    compression.prepare(app)
    security.prepare(app, settings)
    _say_who_only_reads(app)
    guard(app)
    limits.prepare(app, settings)
    bodies.prepare(app, settings)
    jobs.prepare(app, works)
    _answer_errors(app)
    api = _Described(app)
    for blueprint in blueprints:
        api.register_blueprint(blueprint)
    _describe(app, api)
    app.url_map.converters['outside_api'] = OutsideApi
    app.register_blueprint(pages)
    require_access_rows(app)
    if settings.proxies:
        number = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=number, x_proto=number, x_host=number)  # type: ignore[method-assign]
    return app


def _store(settings: Settings) -> FileStore:
    if settings.s3 is None:
        return LocalStore(settings.data / 'files')
    from app.files.s3 import S3Store  # takes time to load: only for those who have a bucket

    return S3Store(settings.s3)


class _Described(Api):  # type: ignore[misc]
    """The OpenAPI description; refusals of HTTP itself speak like all our refusals and keep their headers."""

    ERROR_SCHEMA = ProblemShape

    def __init__(self, app: Flask) -> None:
        self.undescribed: list[Callable[[], None]] = []
        self._one_at_a_time = threading.Lock()
        super().__init__(app)

    def described(self) -> dict[str, Any]:
        """The whole description in OpenAPI; made when it is asked for first."""
        with self._one_at_a_time:
            for describe in self.undescribed:
                describe()
            self.undescribed.clear()
            whole: dict[str, Any] = self.spec.to_dict()
        return whole

    def handle_http_exception(self, error: HTTPException) -> Any:
        """The refusal for what the protocol or a schema does not take."""
        answer, status = _said(_problem_of(error))
        for name, value in error.get_headers():
            if name in ('Allow', 'Retry-After'):
                answer.headers[name] = value
        return answer, status


def _say_who_only_reads(app: Flask) -> None:
    @app.before_request
    def begin() -> None:
        read_only(request.method in security.READS)

    @app.teardown_request
    def end(_error: BaseException | None) -> None:
        read_only(False)


def _describe(app: Flask, api: _Described) -> None:
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
        return jsonify(api.described())


def _answer_errors(app: Flask) -> None:
    @app.errorhandler(problems.Problem)
    def refusal(problem: problems.Problem) -> tuple[Response, int]:
        return _said(problem)

    @app.errorhandler(OperationalError)
    def away(error: OperationalError) -> tuple[Response, int]:
        db.session.rollback()
        log.error('request %s: the database did not answer (%s)', g.get('request_id'), type(error.orig).__name__)
        return _said(problems.TryLater(retry_after_s=5))

    @app.errorhandler(UnicodeEncodeError)
    @app.errorhandler(DataError)
    @app.errorhandler(OverflowError)
    @app.errorhandler(RecursionError)
    def unkeepable(error: Exception) -> tuple[Response, int]:
        db.session.rollback()
        return _said(problems.InvalidRequest(fields={}, reason='A text or a number that cannot be kept.'))

    @app.errorhandler(IntegrityError)
    def overtaken(error: IntegrityError) -> tuple[Response, int]:
        db.session.rollback()
        log.error('request %s: two writers met (%s)', g.get('request_id'), type(error.orig).__name__)
        return _said(problems.TryLater(retry_after_s=1))

    @app.errorhandler(OSError)
    def disk(error: OSError) -> tuple[Response, int]:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
            return bug(error)
        db.session.rollback()
        log.error('request %s: the disk takes no more (%s)', g.get('request_id'), error.strerror)
        return _said(problems.StorageFull(retry_after_s=60))

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
