"""The audit can be searched, and each recomputing of its chain is kept."""

import sqlalchemy as sa
from alembic import op

from app.db import UtcDateTime

revision = '0013'
down_revision = '0012'

INDEXES = {
    'ix_audit_at': ['at', 'seq'],
    'ix_audit_act': ['act', 'at', 'seq'],
    'ix_audit_account': ['account_id', 'at', 'seq'],
    'ix_audit_account_act': ['account_id', 'act', 'at', 'seq'],
    'ix_audit_subject': ['subject', 'at', 'seq'],
}


def upgrade():
    for name, columns in INDEXES.items():
        op.create_index(name, 'audit', columns)
    op.create_table(
        'audit_checks',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('by_id', sa.Uuid),
        sa.Column('total', sa.Integer, nullable=False),
        sa.Column('seen', sa.Integer, nullable=False),
        sa.Column('last', sa.String(64)),
        sa.Column('broken', sa.Integer),
        sa.Column('why', sa.String(10)),
        sa.Column('finished_at', UtcDateTime),
        sa.CheckConstraint("why IN ('link', 'cut', 'end')", name=op.f('ck_audit_checks_why')),
        sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_audit_checks_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_checks')),
    )
    op.create_index('ix_audit_checks_created_at', 'audit_checks', ['created_at'])


def downgrade():
    op.drop_table('audit_checks')
    for name in INDEXES:
        op.drop_index(name, 'audit')
