"""Erasures, and since when a person, an application, an inspection holds nothing any more."""

import sqlalchemy as sa
from alembic import op

from app.db import Json, UtcDateTime

revision = '0019'
down_revision = '0018'

MARKED = ('accounts', 'applications', 'inspections')


def upgrade():
    for table in MARKED:
        op.add_column(table, sa.Column('erased_at', UtcDateTime))
    op.create_table(
        'erasures',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('act', sa.Integer, nullable=False),
        sa.Column('account_id', sa.Uuid, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.Column('how', sa.String(10), nullable=False),
        sa.Column('reference', sa.String(40)),
        sa.Column('asked_on', sa.String(10)),
        sa.Column('gone', Json, nullable=False),
        sa.Column('kept', Json, nullable=False),
        sa.Column('kept_until', UtcDateTime),
        sa.Column('files', Json, nullable=False),
        sa.Column('letter', sa.String(10), nullable=False),
        sa.Column('finished_at', UtcDateTime),
        sa.Column('replayed_at', UtcDateTime),
        sa.CheckConstraint("how IN ('self', 'paper')", name=op.f('ck_erasures_how')),
        sa.CheckConstraint("letter IN ('sent', 'refused', 'away', 'none')", name=op.f('ck_erasures_letter')),
        sa.UniqueConstraint('act', name=op.f('uq_erasures_act')),
        sa.UniqueConstraint('account_id', name=op.f('uq_erasures_account_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_erasures')),
    )


def downgrade():
    op.drop_table('erasures')
    for table in MARKED:
        with op.batch_alter_table(table) as batch:
            batch.drop_column('erased_at')
