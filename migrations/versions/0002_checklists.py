"""Published checklists and profiles."""

import sqlalchemy as sa
from alembic import op

from app.db import Json, UtcDateTime

revision = '0002'
down_revision = '0001'


def upgrade():
    op.create_table(
        'checklist_versions',
        sa.Column('checklist_id', sa.String(60), nullable=False),
        sa.Column('version', sa.Integer, nullable=False, autoincrement=False),
        sa.Column('content', Json, nullable=False),
        sa.Column('hash', sa.String(64), nullable=False),
        sa.Column('published_at', UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint('checklist_id', 'version', name=op.f('pk_checklist_versions')),
    )
    op.create_table(
        'profiles',
        sa.Column('profile_id', sa.String(60), nullable=False),
        sa.Column('valid_from', sa.Date, nullable=False),
        sa.Column('checklist_id', sa.String(60), nullable=False),
        sa.Column('content', Json, nullable=False),
        sa.Column('hash', sa.String(64), nullable=False),
        sa.Column('published_at', UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint('profile_id', 'valid_from', name=op.f('pk_profiles')),
    )


def downgrade():
    op.drop_table('profiles')
    op.drop_table('checklist_versions')
