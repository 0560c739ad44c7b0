"""People, their sessions, applications, jobs and the audit."""

import sqlalchemy as sa
from alembic import op

from app.db import Json, UtcDateTime

revision = '0001'
down_revision = None


def upgrade():
    op.create_table(
        'accounts',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('email', sa.String(254), nullable=False),
        sa.Column('name', sa.String(200), nullable=False),
        sa.Column('role', sa.String(20), nullable=False),
        sa.Column('locale', sa.String(2), nullable=False),
        sa.Column('password_hash', sa.String(200), nullable=False),
        sa.Column('blocked_at', UtcDateTime),
        sa.Column('version', sa.Integer, nullable=False),
        sa.CheckConstraint(
            "role IN ('applicant', 'inspector', 'reviewer', 'administrator')", name=op.f('ck_accounts_role')
        ),
        sa.CheckConstraint("locale IN ('ru', 'en')", name=op.f('ck_accounts_locale')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_accounts')),
        sa.UniqueConstraint('email', name=op.f('uq_accounts_email')),
    )
    op.create_index(op.f('ix_accounts_role'), 'accounts', ['role'])
    op.create_table(
        'sign_ins',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('account_id', sa.Uuid, nullable=False),
        sa.Column('token_hash', sa.String(64), nullable=False),
        sa.Column('expires_at', UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(
            ['account_id'], ['accounts.id'], name=op.f('fk_sign_ins_account_id'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_ins')),
        sa.UniqueConstraint('token_hash', name=op.f('uq_sign_ins_token_hash')),
    )
    op.create_index(op.f('ix_sign_ins_account_id'), 'sign_ins', ['account_id'])
    op.create_table(
        'applications',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('number', sa.Integer, nullable=False),
        sa.Column('applicant_id', sa.Uuid, nullable=False),
        sa.Column('address', sa.String(500), nullable=False),
        sa.Column('latitude', sa.Float, nullable=False),
        sa.Column('longitude', sa.Float, nullable=False),
        sa.Column('radius_m', sa.Float, nullable=False),
        sa.Column('profile', sa.String(80), nullable=False),
        sa.Column('stage', sa.String(20), nullable=False),
        sa.Column('whose_move', sa.String(20), nullable=False),
        sa.Column('promised_at', UtcDateTime),
        sa.Column('turn_at', UtcDateTime, nullable=False),
        sa.Column('submitted_at', UtcDateTime, nullable=False),
        sa.Column('updated_at', UtcDateTime, nullable=False),
        sa.Column('version', sa.Integer, nullable=False),
        sa.CheckConstraint(
            "stage IN ('inspecting', 'reviewing', 'fixing', 'accepted', 'refused')", name=op.f('ck_applications_stage')
        ),
        sa.CheckConstraint(
            "whose_move IN ('applicant', 'inspector', 'reviewer', 'administrator', 'nobody')",
            name=op.f('ck_applications_whose_move'),
        ),
        sa.ForeignKeyConstraint(['applicant_id'], ['accounts.id'], name=op.f('fk_applications_applicant_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_applications')),
        sa.UniqueConstraint('number', name=op.f('uq_applications_number')),
    )
    op.create_index('ix_applications_turn', 'applications', ['turn_at', 'id'])
    op.create_index('ix_applications_queue', 'applications', ['stage', 'turn_at', 'id'])
    op.create_index('ix_applications_own', 'applications', ['applicant_id', 'turn_at', 'id'])
    op.create_table(
        'decisions',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('verdict', sa.String(10), nullable=False),
        sa.Column('reason', sa.Text, nullable=False),
        sa.Column('items', Json, nullable=False),
        sa.Column('made_by_id', sa.Uuid, nullable=False),
        sa.CheckConstraint("verdict IN ('accept', 'return', 'refuse')", name=op.f('ck_decisions_verdict')),
        sa.ForeignKeyConstraint(['application_id'], ['applications.id'], name=op.f('fk_decisions_application_id')),
        sa.ForeignKeyConstraint(['made_by_id'], ['accounts.id'], name=op.f('fk_decisions_made_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_decisions')),
    )
    op.create_index(op.f('ix_decisions_application_id'), 'decisions', ['application_id'])
    op.create_table(
        'application_events',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('kind', sa.String(40), nullable=False),
        sa.Column('by_id', sa.Uuid),
        sa.Column('facts', Json, nullable=False),
        sa.ForeignKeyConstraint(
            ['application_id'], ['applications.id'], name=op.f('fk_application_events_application_id')
        ),
        sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_application_events_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_application_events')),
    )
    op.create_index(op.f('ix_application_events_application_id'), 'application_events', ['application_id'])
    op.create_table(
        'jobs',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('kind', sa.String(60), nullable=False),
        sa.Column('payload', Json, nullable=False),
        sa.Column('due_at', UtcDateTime, nullable=False),
        sa.Column('tries', sa.Integer, nullable=False),
        sa.Column('done_at', UtcDateTime),
        sa.Column('error', sa.String(500)),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_jobs')),
    )
    unfinished = sa.text('done_at IS NULL')
    op.create_index('ix_jobs_open', 'jobs', ['due_at'], sqlite_where=unfinished, postgresql_where=unfinished)
    op.create_table(
        'audit',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('seq', sa.Integer),
        sa.Column('at', UtcDateTime, nullable=False),
        sa.Column('account_id', sa.Uuid),
        sa.Column('act', sa.String(60), nullable=False),
        sa.Column('subject', sa.String(100)),
        sa.Column('facts', Json, nullable=False),
        sa.Column('hash', sa.String(64)),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_audit')),
        sa.UniqueConstraint('seq', name=op.f('uq_audit_seq')),
    )


def downgrade():
    for table in ('audit', 'jobs', 'application_events', 'decisions', 'applications', 'sign_ins', 'accounts'):
        op.drop_table(table)
