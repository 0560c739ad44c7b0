"""The measuring points of the line over HTTP."""

from __future__ import annotations

import time
from typing import Any

from flask import Response
from marshmallow import fields, validate

from app import bodies
from app.accounts.models import Role
from app.accounts.session import allowed
from app.rest import Blueprint, Schema
from inspections import line as rules

line = Blueprint('line', __name__, url_prefix='/api/v1', description='Measuring the internet line against this server')


class Amount(Schema):
    """How many bytes are wanted."""

    bytes = fields.Integer(required=True, validate=validate.Range(min=1, max=rules.MAX_BYTES))


class Clocked(Schema):
    """What arrived, and in how many milliseconds by the server's clock."""

    bytes = fields.Integer(required=True)
    ms = fields.Float(required=True)


@line.route('/line/ping', methods=['GET'])
@line.response(204)
@allowed(*Role)
def ping() -> Response:
    """Nothing, as fast as it can be said."""
    return _fresh(Response(status=204))


@line.route('/line/downloads', methods=['GET'])
@line.arguments(Amount, location='query')
@line.response(200, content_type='application/octet-stream')
@allowed(*Role)
def download(asked: dict[str, int]) -> Response:
    """Random bytes that cannot be compressed."""
    answer = Response(rules.noise(asked['bytes']), mimetype='application/octet-stream')
    answer.content_length = asked['bytes']
    return _fresh(answer)


@line.route('/line/uploads', methods=['POST'])
@line.response(200, Clocked)
@allowed(*Role)
def upload() -> dict[str, Any]:
    """Read the body, keep nothing, and say how long it took to arrive."""
    with bodies.body(rules.MAX_BYTES) as chunks:
        return rules.clocked(chunks, time.perf_counter)


def _fresh(answer: Response) -> Response:
    answer.headers['Cache-Control'] = 'no-store, no-transform'
    return answer
