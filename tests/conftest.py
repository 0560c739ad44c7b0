"""What every test may ask for: a database of each kind, the service, people, and the real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask

from app import clock
from app.accounts import passwords
from app.accounts.models import Account, Role
from app.db import db
from app.settings import S3, Settings
from tests.support import people
from tests.support.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.support.people import Person
from tests.support.postgres import Cluster, cluster
from tests.support.s3 import Bucket, bucket
from tests.support.server import Server, serving

BOTH = ('sqlite', 'postgresql')


@pytest.fixture(scope='session', autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hashing is slow on purpose; for the thousand people of the tests it is quick, but not in servers they start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, '_hasher', PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope='session')
def postgres() -> Iterator[Cluster]:
    """PostgreSQL, started when the first test asks for it."""
    with cluster() as running:
        yield running


@pytest.fixture(scope='session')
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    """Copies of one migrated file."""
    return SqliteDatabases(tmp_path_factory.mktemp('sqlite'))


@pytest.fixture(scope='session')
def postgres_databases(postgres: Cluster, tmp_path_factory: pytest.TempPathFactory) -> PostgresDatabases:
    """Copies of one migrated database."""
    return PostgresDatabases(postgres, tmp_path_factory.mktemp('postgresql'))


@pytest.fixture(params=BOTH)
def databases(request: pytest.FixtureRequest) -> Databases:
    """Where databases come from: a test that asks for it runs once on SQLite and once on PostgreSQL."""
    found: Databases = request.getfixturevalue(
        'sqlite_databases' if request.param == 'sqlite' else 'postgres_databases'
    )
    return found


@pytest.fixture
def database(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database without a single row of ours."""
    url = databases.make(tmp_path)
    yield url
    databases.drop(url)


@pytest.fixture
def empty_database(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a single table."""
    url = databases.make_empty(tmp_path)
    yield url
    databases.drop(url)


@pytest.fixture
def settings(database: str, tmp_path: Path) -> Settings:
    """What the service under test is told; `replace(settings, …)` and `build_service` for another one."""
    return Settings(
        data=tmp_path / 'data',
        database_url=database,
        demo=False,
        jobs_in_process=False,
        sign_in_limit='10000 per minute',
        sign_in_address_limit='10000 per minute',
        check_limit='10000 per minute',
        registration_limit='10000 per minute',
        registration_address_limit='10000 per minute',
        letter_limit='10000 per minute',
        letter_address_limit='10000 per minute',
        link_limit='10000 per minute',
        phone_limit='10000 per minute',
        line_code_limit='10000 per minute',
        line_test_limit='10000 per minute',
    )


@pytest.fixture(scope='session')
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bucket]:
    """An S3 server, started when the first test asks for it."""
    with bucket(tmp_path_factory.mktemp('s3')) as running:
        yield running


@pytest.fixture(params=['local', 's3'])
def s3(request: pytest.FixtureRequest) -> S3 | None:
    """Where files are kept: a test module that uses this fixture runs with the local folder and with a bucket."""
    if request.param == 'local':
        return None
    server: Bucket = request.getfixturevalue('s3_server')
    return server.another()


@pytest.fixture
def build_service() -> Iterator[Callable[[Settings], Flask]]:
    """Builds services that let go of their database when the test ends."""
    from wsgi import build  # here, so that the tests of plain rules need no whole service

    built: list[Flask] = []

    def build_one(told: Settings) -> Flask:
        built.append(build(told))
        return built[-1]

    yield build_one
    for service in built:
        with service.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def service(settings: Settings, build_service: Callable[[Settings], Flask]) -> Flask:
    """The whole service, as wsgi.build makes it."""
    return build_service(settings)


@pytest.fixture
def accounts(service: Flask) -> dict[str, Account]:
    """One account of each role, `<role>@demo.test`, by role."""
    return {role.value: people.add_account(service, role.value) for role in Role}


@pytest.fixture
def sign_in(service: Flask, accounts: dict[str, Account]) -> Callable[[str], Person]:
    """Gives a client that speaks as a role (`inspector`) or as an account (`maria@example.org`)."""
    return lambda who: people.speak_as(service, who if '@' in who else people.email_of(who))


@pytest.fixture
def stranger(service: Flask) -> Person:
    """A client of somebody who has not signed in."""
    return people.stranger(service)


@pytest.fixture
def live_server(settings: Settings, database: str) -> Iterator[Server]:
    """The real server on a port, with demo data, on each database."""
    with serving(settings.data, settings.database, OSMOTR_DEMO='1') as server:
        yield server


@pytest.fixture(autouse=True)
def real_clock() -> Iterator[None]:
    """A test may say what time it is; the next one finds the real clock again."""
    yield
    clock.set_source()
