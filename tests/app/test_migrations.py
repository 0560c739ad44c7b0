"""The tables' way: up, down and up again, on both databases, and the same tables as the models describe."""

import shutil
import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade

from app import clock
from app.accounts import operations
from app.accounts.models import Account, Role, SignIn
from app.db import Base, db, transaction
from app.settings import Settings

MIGRATIONS = Path(__file__).resolve().parents[2] / 'migrations'


@pytest.fixture
def empty(empty_database, tmp_path, build_service):
    """A service whose database has no table yet."""
    service = build_service(Settings(data=tmp_path / 'data', database_url=empty_database, demo=False))
    with service.app_context():
        yield service


def tables():
    return set(sa.inspect(db.engine).get_table_names()) - {'alembic_version'}


def test_up_down_and_up_again(empty):
    upgrade()
    first = tables()
    assert first == set(Base.metadata.tables)
    downgrade(revision='base')
    assert tables() == set()
    upgrade()
    assert tables() == first


def test_the_tables_are_those_of_the_models(empty):
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={'compare_type': True, 'render_as_batch': True})
        assert compare_metadata(context, Base.metadata) == []


def test_whoever_had_an_account_before_people_registered_is_confirmed(empty):
    before = ScriptDirectory(str(MIGRATIONS)).get_revision('0016').down_revision
    upgrade(revision=before)
    with transaction():
        columns = 'id, created_at, email, name, role, locale, password_hash, version'
        values = ":id, '2026-11-01 10:00:00+00:00', 'a@osmotr.test', 'A', 'inspector', 'ru', '', 1"
        db.session.execute(
            sa.text(f'INSERT INTO accounts ({columns}) VALUES ({values})').bindparams(
                sa.bindparam('id', uuid.uuid4(), sa.Uuid)
            )
        )
    upgrade()
    [anna] = db.session.scalars(sa.select(Account))
    assert anna.confirmed_at == anna.created_at and anna.phone is None and anna.address == 'a@osmotr.test'


def test_a_second_start_changes_nothing(empty):
    upgrade()
    upgrade()
    assert tables() == set(Base.metadata.tables)


@pytest.fixture
def one_more(empty, tmp_path):
    """Apply all migrations and one more, whose `upgrade` is the given text."""
    folder = tmp_path / 'migrations'
    shutil.copytree(MIGRATIONS, folder)
    head = ScriptDirectory(str(MIGRATIONS)).get_current_head()

    def apply(body):
        text = f"import sqlalchemy as sa\nfrom alembic import op\nrevision, down_revision = 'more', '{head}'\n"
        (folder / 'versions' / 'more.py').write_text(f'{text}\ndef upgrade():\n    {body}\n')
        upgrade(directory=str(folder))

    return apply


def test_rebuilding_a_parent_table_keeps_its_children(empty, one_more):
    """SQLite changes a column by copying the table and dropping the old one; with foreign keys on, that cascades."""
    upgrade()
    with transaction():
        anna = Account(email='a@osmotr.test', name='A', role=Role.INSPECTOR, password_hash='')
        db.session.add(anna)
        db.session.flush()
        operations.open_session(anna, 30, clock.now())
    one_more("with op.batch_alter_table('accounts') as table: table.alter_column('name', type_=sa.String(300))")
    assert db.session.scalar(sa.select(sa.func.count()).select_from(SignIn)) == 1
    with pytest.raises(sa.exc.IntegrityError), transaction():
        db.session.execute(sa.insert(SignIn).values(account_id=uuid.uuid4(), token_hash='x', expires_at=clock.now()))


def test_a_migration_that_fails_leaves_nothing_behind(empty, one_more):
    upgrade()
    before = tables()
    with pytest.raises(SystemExit):
        one_more(
            "op.create_table('half', sa.Column('id', sa.Integer, primary_key=True)); raise RuntimeError('half-way')"
        )
    assert tables() == before
    with db.engine.connect() as connection:
        head = ScriptDirectory(str(MIGRATIONS)).get_current_head()
        assert MigrationContext.configure(connection).get_current_revision() == head


def test_there_is_one_head_and_the_file_names_it():
    script = ScriptDirectory(str(MIGRATIONS))
    assert script.get_heads() == [(MIGRATIONS / 'HEAD').read_text().strip()]
