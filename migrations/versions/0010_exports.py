"""Exports: reports on paper and whole cases, made in the background and let go after a week."""

import sqlalchemy as sa
from alembic import op

from app.db import UtcDateTime

revision = '0010'
down_revision = '0009'


def upgrade():
    op.create_table(
        'exports',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('asked_by_id', sa.Uuid, nullable=False),
        sa.Column('kind', sa.String(10), nullable=False),
        sa.Column('locale', sa.String(5), nullable=False),
        sa.Column('zone', sa.String(60), nullable=False),
        sa.Column('home', sa.String(300), nullable=False),
        sa.Column('state', sa.String(10), nullable=False),
        sa.Column('done', sa.Integer, nullable=False),
        sa.Column('total', sa.Integer, nullable=False),
        sa.Column('sha256', sa.String(64)),
        sa.Column('bytes', sa.BigInteger),
        sa.Column('expires_at', UtcDateTime, nullable=False),
        sa.CheckConstraint("kind IN ('pdf', 'case')", name=op.f('ck_exports_kind')),
        sa.CheckConstraint("state IN ('waiting', 'working', 'ready', 'failed')", name=op.f('ck_exports_state')),
        sa.ForeignKeyConstraint(['application_id'], ['applications.id'], name=op.f('fk_exports_application_id')),
        sa.ForeignKeyConstraint(['asked_by_id'], ['accounts.id'], name=op.f('fk_exports_asked_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_exports')),
    )
    op.create_index('ix_exports_own', 'exports', ['application_id', 'asked_by_id'])
    op.create_index(op.f('ix_exports_sha256'), 'exports', ['sha256'])


def downgrade():
    op.drop_table('exports')
