"""A service that counts bodies for the tests of the real server: files while they arrive, words once they are here."""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask, request

from app import bodies
from app.accounts.session import public
from app.factory import create_app
from app.rest import Blueprint
from app.settings import Settings

LIMIT = 10_000_000


def build() -> Flask:
    """The service. What it has seen of each body lies in the data folder, under the body's name."""
    data = Path(os.environ['OSMOTR_DATA'])
    sized = Blueprint('bodies', __name__, url_prefix='/api/v1')

    @sized.route('/bodies/<name>', methods=['PUT'])
    @public
    def count(name: str) -> dict[str, int]:
        seen = 0
        with bodies.body(LIMIT) as chunks:
            (data / name).write_text('0')
            for chunk in chunks:
                seen += len(chunk)
                (data / name).write_text(str(seen))
        return {'bytes': seen}

    @sized.route('/words', methods=['POST'])
    @public
    def words() -> dict[str, int]:
        return {'bytes': len(request.get_data()), 'words': len(request.get_json())}

    return create_app(
        Settings(data=data, threads=int(os.environ['OSMOTR_THREADS']), jobs_in_process=False), [sized], {}
    )
