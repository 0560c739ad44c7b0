"""Open points: when each is inspected again, its hours, what was done to it."""

import secrets

import sqlalchemy as sa
from alembic import op

from app.db import UtcDateTime

revision = '0026'
down_revision = '0025'

KINDS = "kind IN ('warn', 'suspend', 'restore', 'stop', 'close')"


def upgrade():
    op.create_table(
        'points',
        *_row(),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('code', sa.String(12), nullable=False),
        sa.Column('revisit_on', sa.Date),
        sa.Column('risk', sa.String(10), nullable=False),
        sa.Column('reasons', sa.JSON, nullable=False),
        sa.Column('suspended_at', UtcDateTime),
        sa.Column('closed_at', UtcDateTime),
        _key('points', 'application_id', 'applications'),
        sa.UniqueConstraint('application_id', name=op.f('uq_points_application_id')),
        sa.UniqueConstraint('code', name=op.f('uq_points_code')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_points')),
    )
    op.create_index(op.f('ix_points_revisit_on'), 'points', ['revisit_on'])
    op.create_table(
        'point_hours',
        *_row(),
        sa.Column('point_id', sa.Uuid, nullable=False),
        sa.Column('days', sa.JSON, nullable=False),
        sa.Column('how', sa.String(300), nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        _key('point_hours', 'point_id', 'points'),
        _key('point_hours', 'by_id', 'accounts'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_point_hours')),
    )
    op.create_index(op.f('ix_point_hours_point_id'), 'point_hours', ['point_id'])
    op.create_table(
        'point_acts',
        *_row(),
        sa.Column('point_id', sa.Uuid, nullable=False),
        sa.Column('kind', sa.String(10), nullable=False),
        sa.Column('sealed', sa.LargeBinary),
        sa.Column('due_on', sa.Date),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.CheckConstraint(KINDS, name=op.f('ck_point_acts_kind')),
        _key('point_acts', 'point_id', 'points'),
        _key('point_acts', 'by_id', 'accounts'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_point_acts')),
    )
    op.create_index(op.f('ix_point_acts_point_id'), 'point_acts', ['point_id'])
    _open_those_at_work()


def downgrade():
    for table in ('point_acts', 'point_hours', 'points'):
        op.drop_table(table)


def _open_those_at_work():
    """Points that opened before there was a row for them: due to be looked at."""
    applications = sa.table('applications', sa.column('id', sa.Uuid), sa.column('stage', sa.String),
                            sa.column('updated_at', UtcDateTime))  # fmt: skip
    points = sa.table(
        'points',
        *(sa.column(name) for name in ('code', 'risk')),
        sa.column('id', sa.Uuid),
        sa.column('created_at', UtcDateTime),
        sa.column('application_id', sa.Uuid),
        sa.column('revisit_on', sa.Date),
        sa.column('reasons', sa.JSON),
    )
    at_work = ('opened', 'supervising', 'correcting', 'suspended')
    rows = op.get_bind().execute(sa.select(applications).where(applications.c.stage.in_(at_work))).all()
    for row in rows:
        op.execute(
            points.insert().values(
                id=row.id,
                created_at=row.updated_at,
                application_id=row.id,
                code=f'{secrets.randbelow(10**12):012}',
                revisit_on=row.updated_at.date(),
                risk='low',
                reasons=[],
            )
        )


def _row():
    return (
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
    )


def _key(table, column, other):
    return sa.ForeignKeyConstraint([column], [f'{other}.id'], name=op.f(f'fk_{table}_{column}'))
