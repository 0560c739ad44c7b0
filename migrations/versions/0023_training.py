"""Training: members, invitations, pages, tries, certificates."""

import sqlalchemy as sa
from alembic import op

from app.db import Json, UtcDateTime

revision = '0023'
down_revision = '0022'


def upgrade():
    op.create_table(
        'training_members',
        *_row(),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('applicant_id', sa.Uuid, nullable=False),
        sa.Column('role', sa.String(10), nullable=False),
        sa.Column('sealed', sa.LargeBinary, nullable=False),
        sa.Column('key_hash', sa.String(64)),
        sa.Column('came_at', UtcDateTime),
        sa.Column('removed_at', UtcDateTime),
        sa.CheckConstraint("role IN ('owner', 'manager', 'operator')", name=op.f('ck_training_members_role')),
        _key('training_members', 'application_id', 'applications'),
        _key('training_members', 'applicant_id', 'accounts'),
        sa.UniqueConstraint('key_hash', name=op.f('uq_training_members_key_hash')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_training_members')),
    )
    op.create_index(op.f('ix_training_members_application_id'), 'training_members', ['application_id'])
    op.create_table(
        'training_invitations',
        *_row(),
        sa.Column('member_id', sa.Uuid, nullable=False),
        sa.Column('token_hash', sa.String(64), nullable=False),
        sa.Column('expires_at', UtcDateTime, nullable=False),
        sa.Column('used_at', UtcDateTime),
        _key('training_invitations', 'member_id', 'training_members'),
        sa.UniqueConstraint('token_hash', name=op.f('uq_training_invitations_token_hash')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_training_invitations')),
    )
    op.create_index(op.f('ix_training_invitations_member_id'), 'training_invitations', ['member_id'])
    op.create_table(
        'training_pages',
        sa.Column('member_id', sa.Uuid, nullable=False),
        sa.Column('course', sa.String(40), nullable=False),
        sa.Column('page', sa.String(40), nullable=False),
        sa.Column('at', UtcDateTime, nullable=False),
        _key('training_pages', 'member_id', 'training_members'),
        sa.PrimaryKeyConstraint('member_id', 'course', 'page', name=op.f('pk_training_pages')),
    )
    op.create_table(
        'training_attempts',
        *_row(),
        sa.Column('member_id', sa.Uuid, nullable=False),
        sa.Column('course', sa.String(40), nullable=False),
        sa.Column('version', sa.String(12), nullable=False),
        sa.Column('answers', Json, nullable=False),
        sa.Column('right', sa.Integer, nullable=False),
        sa.Column('total', sa.Integer, nullable=False),
        sa.Column('passed', sa.Boolean, nullable=False),
        _key('training_attempts', 'member_id', 'training_members'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_training_attempts')),
    )
    op.create_index(op.f('ix_training_attempts_member_id'), 'training_attempts', ['member_id'])
    op.create_table(
        'training_certificates',
        *_row(),
        sa.Column('member_id', sa.Uuid, nullable=False),
        sa.Column('code', sa.String(12), nullable=False),
        _key('training_certificates', 'member_id', 'training_members'),
        sa.UniqueConstraint('member_id', name=op.f('uq_training_certificates_member_id')),
        sa.UniqueConstraint('code', name=op.f('uq_training_certificates_code')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_training_certificates')),
    )


def downgrade():
    for table in ('certificates', 'attempts', 'pages', 'invitations', 'members'):
        op.drop_table(f'training_{table}')


def _row():
    return (
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
    )


def _key(table, column, other):
    return sa.ForeignKeyConstraint([column], [f'{other}.id'], name=op.f(f'fk_{table}_{column}'))
