"""A service with one route that counts the bytes of a body while they arrive, for the tests of the real server."""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask

from app import uploads
from app.accounts.session import public
from app.factory import create_app
from app.rest import Blueprint
from app.settings import Settings

LIMIT = 10_000_000


def build() -> Flask:
    """The service. What it has seen of each body lies in the data folder, under the body's name."""
    data = Path(os.environ['OSMOTR_DATA'])
    bodies = Blueprint('bodies', __name__, url_prefix='/api/v1')

    @bodies.route('/bodies/<name>', methods=['PUT'])
    @public
    def count(name: str) -> dict[str, int]:
        seen = 0
        with uploads.body(LIMIT) as chunks:
            (data / name).write_text('0')
            for chunk in chunks:
                seen += len(chunk)
                (data / name).write_text(str(seen))
        return {'bytes': seen}

    return create_app(Settings(data=data, threads=8, jobs_in_process=False), [bodies], {})
