"""One line a request: what was asked for and how long it took, never by whom or with what."""

from __future__ import annotations

import logging
import time
import uuid

from flask import Flask, Response, g, request

log = logging.getLogger('osmotr.requests')


def prepare(app: Flask) -> None:
    """Number each request and write its line. Addresses are written as their rule: ids and queries stay out."""

    @app.before_request
    def begin() -> None:
        g.request_id, g.began = uuid.uuid4().hex[:12], time.perf_counter()

    @app.after_request
    def end(answer: Response) -> Response:
        rule = request.url_rule.rule if request.url_rule else '(nowhere)'
        took = (time.perf_counter() - g.began) * 1000 if 'began' in g else 0.0
        log.info('%s %s %s %d %.0f ms', g.get('request_id', '-'), request.method, rule, answer.status_code, took)
        answer.headers['X-Request-Id'] = g.get('request_id', '-')
        return answer
