"""Connections: accesses, self-tests, training orders."""

import sqlalchemy as sa
from alembic import op

from app.db import Json, UtcDateTime

revision = '0024'
down_revision = '0023'
TABLES = (
    'drill_steps',
    'drill_orders',
    'connection_results',
    'connection_sheets',
    'access_revocations',
    'access_receipts',
    'access_showings',
    'accesses',
)


def upgrade():
    _table(
        'accesses',
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('applicant_id', sa.Uuid, nullable=False),
        sa.Column('role', sa.String(10), nullable=False),
        sa.Column('login', sa.String(40), nullable=False),
        sa.Column('sealed', sa.LargeBinary, nullable=False),
        sa.Column('by_id', sa.Uuid),
        sa.CheckConstraint("role IN ('owner', 'manager', 'operator')", name=op.f('ck_accesses_role')),
        _key('accesses', 'application_id', 'applications'),
        _key('accesses', 'applicant_id', 'accounts'),
        _key('accesses', 'by_id', 'accounts'),
        sa.UniqueConstraint('login', name=op.f('uq_accesses_login')),
    )
    op.create_index(op.f('ix_accesses_application_id'), 'accesses', ['application_id'])
    _of_access(
        'access_showings',
        sa.Column('digest', sa.String(64), nullable=False),
        sa.Column('tries', sa.Integer, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
    )
    _of_access('access_receipts', sa.Column('by_id', sa.Uuid, nullable=False))
    _of_access('access_revocations', sa.Column('sealed', sa.LargeBinary), sa.Column('by_id', sa.Uuid))
    _of_application(
        'connection_sheets',
        sa.Column('code', sa.String(6), nullable=False),
        sa.Column('square', sa.String(16), nullable=False),
        sa.Column('bars', sa.String(13), nullable=False),
        sa.Column('tries', sa.Integer, nullable=False),
    )
    _of_application(
        'connection_results',
        sa.Column('part', sa.String(10), nullable=False),
        sa.Column('passed', sa.Boolean, nullable=False),
        sa.Column('why', sa.String(20)),
        sa.Column('facts', Json, nullable=False),
        sa.Column('agent', sa.String(40), nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.CheckConstraint(
            "part IN ('browser', 'scanner', 'printing', 'line')", name=op.f('ck_connection_results_part')
        ),
        _key('connection_results', 'by_id', 'accounts'),
    )
    _of_application(
        'drill_orders',
        sa.Column('number', sa.String(12), nullable=False),
        sa.Column('cell', sa.String(4), nullable=False),
        sa.Column('code', sa.String(4), nullable=False),
    )
    _table(
        'drill_steps',
        sa.Column('order_id', sa.Uuid, nullable=False),
        sa.Column('step', sa.String(10), nullable=False),
        _key('drill_steps', 'order_id', 'drill_orders'),
        sa.UniqueConstraint('order_id', 'step', name=op.f('uq_drill_steps_order_id_step')),
    )


def downgrade():
    for table in TABLES:
        op.drop_table(table)


def _table(name, *columns):
    op.create_table(
        name,
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{name}')),
    )


def _of_access(name, *columns):
    _table(
        name,
        sa.Column('access_id', sa.Uuid, nullable=False),
        *columns,
        _key(name, 'access_id', 'accesses'),
        _key(name, 'by_id', 'accounts'),
        sa.UniqueConstraint('access_id', name=op.f(f'uq_{name}_access_id')),
    )


def _of_application(name, *columns):
    _table(
        name,
        sa.Column('application_id', sa.Uuid, nullable=False),
        *columns,
        _key(name, 'application_id', 'applications'),
    )
    op.create_index(op.f(f'ix_{name}_application_id'), name, ['application_id'])


def _key(table, column, other):
    return sa.ForeignKeyConstraint([column], [f'{other}.id'], name=op.f(f'fk_{table}_{column}'))
