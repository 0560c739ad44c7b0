"""A fresh, migrated database for each test, copied from a template that is migrated once a session."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

from flask_migrate import upgrade

from app.db import db
from app.settings import Settings
from tests.support.postgres import Cluster

TEMPLATE = 'osmotr_template'
_numbers = itertools.count(1)


class SqliteDatabases:
    """Files, copied."""

    def __init__(self, home: Path) -> None:
        self._template = home / 'template.sqlite3'
        migrate(f'sqlite:///{self._template}', home)

    def make(self, folder: Path) -> str:
        """The address of a new database in `folder`."""
        file = folder / 'osmotr.sqlite3'
        shutil.copyfile(self._template, file)
        return f'sqlite:///{file}'

    def make_empty(self, folder: Path) -> str:
        """The address of a database without a single table."""
        return f'sqlite:///{folder / "osmotr.sqlite3"}'

    def drop(self, url: str) -> None:
        """Nothing to do: the folder goes with the test."""


class PostgresDatabases:
    """Databases of one cluster, copied by the cluster itself."""

    def __init__(self, cluster: Cluster, home: Path) -> None:
        self._cluster = cluster
        migrate(cluster.make(TEMPLATE), home)

    def make(self, folder: Path) -> str:
        """The address of a new database."""
        return self._cluster.make(f'osmotr_{next(_numbers)}', TEMPLATE)

    def make_empty(self, folder: Path) -> str:
        """The address of a database without a single table."""
        return self._cluster.make(f'osmotr_{next(_numbers)}')

    def drop(self, url: str) -> None:
        """Throw it away at once; hundreds of them would fill the disk."""
        self._cluster.drop(url.rsplit('/', 1)[1])


Databases = SqliteDatabases | PostgresDatabases


def migrate(url: str, home: Path) -> None:
    """Bring the database at `url` to the present shape, and let go of it."""
    from wsgi import build

    app = build(Settings(data=home, database_url=url, demo=False))
    with app.app_context():
        upgrade()
        db.session.remove()
        db.engine.dispose()
