"""Rules over HTTP: administrators change them, version by version; what others may read of them."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request

from app import clock, problems
from app.accounts import operations as people
from app.accounts.models import Role
from app.accounts.session import allowed, public, signed_in
from app.db import snapshot, transaction
from app.rest import Blueprint, etag, seen_version
from app.rules import operations
from app.rules.defaults import VALUES
from app.rules.schemas import ConsentShape, NewVersion, OwnWords, Rules, RuleShape

rules = Blueprint('rules', __name__, url_prefix='/api/v1', description='What the network decides of its road')
CONSENT_FRESH = 'public, max-age=0, must-revalidate'  # an older text must not be agreed to


@rules.route('/rules', methods=['GET'])
@rules.response(200, Rules)
@allowed(Role.ADMINISTRATOR)
def list_rules() -> dict[str, Any]:
    """Every rule as it is in force."""
    with snapshot():
        return {'items': [_versions(kind)[0] for kind in VALUES]}


@rules.route('/rules/<kind>/versions', methods=['GET'])
@rules.response(200, Rules)
@allowed(Role.ADMINISTRATOR)
def list_versions(kind: str) -> dict[str, Any]:
    """Every version of a rule, the newest first; the last one is what is shipped."""
    _require(kind)
    with snapshot():
        return {'items': _versions(kind)}


@rules.route('/rules/<kind>/versions', methods=['POST'])
@rules.arguments(NewVersion)
@rules.response(201, RuleShape)
@allowed(Role.ADMINISTRATOR)
def publish(said: dict[str, Any], kind: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Publish another version, in force at once; needs If-Match with the version that was changed. Publishing again
    what is in force changes nothing."""
    _require(kind)
    by, at = signed_in().id, clock.now()
    with transaction():
        made = operations.publish(kind, said['value'], seen=seen_version(), by=by, at=at)
        shown = _versions(kind)[0]
    return shown, etag(made.version)


@rules.route('/consent', methods=['GET'])
@rules.response(200, ConsentShape)
@public
def get_consent() -> Response:
    """The text that whoever registers agrees to; asked again with If-None-Match it costs nothing."""
    with snapshot():
        version, text = operations.current('consent')
    answer = jsonify({'version': version, 'text': text})
    answer.headers['Cache-Control'] = CONSENT_FRESH
    answer.set_etag(f'consent-{version}')
    answer.make_conditional(request)
    return answer


@rules.route('/applications/words', methods=['GET'])
@rules.response(200, OwnWords)
@allowed(*Role)
def get_words() -> tuple[dict[str, Any], dict[str, str]]:
    """The network's own words for the stages of an application, for everybody who reads its timeline."""
    with snapshot():
        version, words = operations.current('words')
    return {'version': version, 'words': words}, etag(version)


def _versions(kind: str) -> list[dict[str, Any]]:
    made = operations.history(kind)
    authors = people.named([each.by_id for each in made])
    shipped = {'kind': kind, 'version': 0, 'value': VALUES[kind], 'at': None, 'by': None}
    return [
        *(
            {
                'kind': kind,
                'version': each.version,
                'value': each.value,
                'at': each.created_at,
                'by': authors[each.by_id],
            }
            for each in made
        ),
        shipped,
    ]


def _require(kind: str) -> None:
    if kind not in VALUES:
        raise problems.NotFound(rule=kind)
