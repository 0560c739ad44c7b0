"""How migrations run: the same on SQLite and PostgreSQL, whole or not at all, and never losing child rows."""

from alembic import context
from flask import current_app

from app.db import Base, read_only

database = current_app.extensions['migrate'].db


def run() -> None:
    """Run what is asked on the application's own engine."""
    read_only(False)
    with database.engine.connect() as connection:
        sqlite = connection.dialect.name == 'sqlite'
        raw = connection.connection.driver_connection
        if sqlite:  # rebuilding a table drops the old one, and the drop would cascade; in a transaction this is ignored
            raw.execute('PRAGMA foreign_keys=OFF')
        context.configure(
            connection=connection, target_metadata=Base.metadata, transactional_ddl=True, render_as_batch=True
        )
        with context.begin_transaction():
            context.run_migrations()
            if sqlite and (broken := connection.exec_driver_sql('PRAGMA foreign_key_check').fetchall()):
                raise RuntimeError(f'foreign keys broken by the migration: {broken[:5]}')
        if sqlite:
            raw.execute('PRAGMA foreign_keys=ON')


run()
