"""Standing duties of open points, and who has confirmed a change of the standards."""

import sqlalchemy as sa
from alembic import op

from app.db import UtcDateTime

revision = '0027'
down_revision = '0026'

KINDS = "kind IN ('lease', 'extinguisher', 'archive')"


def upgrade():
    op.create_table(
        'duty_entries',
        *_row(),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('kind', sa.String(20), nullable=False),
        sa.Column('until', sa.Date),
        sa.Column('figure', sa.Integer),
        sa.Column('norm', sa.Integer),
        sa.Column('source', sa.String(12), nullable=False),
        sa.Column('source_id', sa.Uuid),
        sa.Column('by_id', sa.Uuid),
        sa.CheckConstraint(KINDS, name=op.f('ck_duty_entries_kind')),
        sa.CheckConstraint("source IN ('typed', 'paper', 'inspection')", name=op.f('ck_duty_entries_source')),
        _key('duty_entries', 'application_id', 'applications'),
        _key('duty_entries', 'by_id', 'accounts'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_duty_entries')),
    )
    op.create_index('ix_duty_entries_newest', 'duty_entries', ['application_id', 'kind', 'created_at'])
    op.create_table(
        'duty_reminders',
        *_row(),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('kind', sa.String(20), nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.CheckConstraint(KINDS, name=op.f('ck_duty_reminders_kind')),
        _key('duty_reminders', 'application_id', 'applications'),
        _key('duty_reminders', 'by_id', 'accounts'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_duty_reminders')),
    )
    op.create_index(op.f('ix_duty_reminders_application_id'), 'duty_reminders', ['application_id'])
    op.create_table(
        'duty_warnings',
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('subject', sa.String(100), nullable=False),
        sa.Column('term', sa.Integer, nullable=False),
        sa.Column('at', UtcDateTime, nullable=False),
        _key('duty_warnings', 'application_id', 'applications'),
        sa.PrimaryKeyConstraint('application_id', 'subject', 'term', name=op.f('pk_duty_warnings')),
    )
    op.create_table(
        'standard_confirmations',
        *_row(),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('standard', sa.String(80), nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        _key('standard_confirmations', 'application_id', 'applications'),
        _key('standard_confirmations', 'by_id', 'accounts'),
        sa.UniqueConstraint(
            'application_id', 'standard', name=op.f('uq_standard_confirmations_application_id_standard')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_standard_confirmations')),
    )


def downgrade():
    for table in ('standard_confirmations', 'duty_warnings', 'duty_reminders', 'duty_entries'):
        op.drop_table(table)


def _row():
    return (
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
    )


def _key(table, column, other):
    return sa.ForeignKeyConstraint([column], [f'{other}.id'], name=op.f(f'fk_{table}_{column}'))
