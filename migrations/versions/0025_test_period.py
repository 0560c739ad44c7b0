"""The test period: its terms, the lists of its days, problems, decisions."""

import sqlalchemy as sa
from alembic import op

from app.db import UtcDateTime

revision = '0025'
down_revision = '0024'

BEFORE = "kind IN ('self_assessment', 'visit')"
KINDS = "kind IN ('self_assessment', 'visit', 'daily')"


def upgrade():
    _kinds(KINDS)
    op.create_table(
        'trials',
        *_row(),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('began_on', sa.Date, nullable=False),
        _key('trials', 'application_id', 'applications'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_trials')),
    )
    op.create_index(op.f('ix_trials_application_id'), 'trials', ['application_id'])
    op.create_table(
        'trial_decisions',
        *_row(),
        sa.Column('trial_id', sa.Uuid, nullable=False),
        sa.Column('verdict', sa.String(10), nullable=False),
        sa.Column('advice', sa.String(10), nullable=False),
        sa.Column('ends_on', sa.Date),
        sa.Column('sealed', sa.LargeBinary),
        sa.Column('digest', sa.String(64), nullable=False),
        sa.Column('packed', sa.LargeBinary, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.CheckConstraint("verdict IN ('pass', 'extend', 'stop')", name=op.f('ck_trial_decisions_verdict')),
        _key('trial_decisions', 'trial_id', 'trials'),
        _key('trial_decisions', 'by_id', 'accounts'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_trial_decisions')),
    )
    op.create_index(op.f('ix_trial_decisions_trial_id'), 'trial_decisions', ['trial_id'])
    op.create_table(
        'trial_terms',
        *_row(),
        sa.Column('trial_id', sa.Uuid, nullable=False),
        sa.Column('begins_on', sa.Date, nullable=False),
        sa.Column('ends_on', sa.Date, nullable=False),
        sa.Column('decision_id', sa.Uuid),
        _key('trial_terms', 'trial_id', 'trials'),
        _key('trial_terms', 'decision_id', 'trial_decisions'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_trial_terms')),
    )
    op.create_index(op.f('ix_trial_terms_trial_id'), 'trial_terms', ['trial_id'])
    op.create_table(
        'trial_days',
        sa.Column('trial_id', sa.Uuid, nullable=False),
        sa.Column('day', sa.Date, nullable=False),
        sa.Column('inspection_id', sa.Uuid, nullable=False),
        _key('trial_days', 'trial_id', 'trials'),
        _key('trial_days', 'inspection_id', 'inspections'),
        sa.UniqueConstraint('inspection_id', name=op.f('uq_trial_days_inspection_id')),
        sa.PrimaryKeyConstraint('trial_id', 'day', name=op.f('pk_trial_days')),
    )
    op.create_table(
        'trial_troubles',
        *_row(),
        sa.Column('trial_id', sa.Uuid, nullable=False),
        sa.Column('sealed', sa.LargeBinary, nullable=False),
        sa.Column('due_on', sa.Date, nullable=False),
        sa.Column('before_op', sa.String(50)),
        sa.Column('by_id', sa.Uuid, nullable=False),
        _key('trial_troubles', 'trial_id', 'trials'),
        _key('trial_troubles', 'by_id', 'accounts'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_trial_troubles')),
    )
    op.create_index(op.f('ix_trial_troubles_trial_id'), 'trial_troubles', ['trial_id'])
    op.create_table(
        'trial_closings',
        sa.Column('trouble_id', sa.Uuid, nullable=False),
        sa.Column('after_op', sa.String(50), nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.Column('at', UtcDateTime, nullable=False),
        _key('trial_closings', 'trouble_id', 'trial_troubles'),
        _key('trial_closings', 'by_id', 'accounts'),
        sa.PrimaryKeyConstraint('trouble_id', name=op.f('pk_trial_closings')),
    )


def downgrade():
    """What was said on lists stays in the journal of operations; an older service would not know such inspections."""
    for table in ('trial_closings', 'trial_troubles', 'trial_days', 'trial_terms', 'trial_decisions', 'trials'):
        op.drop_table(table)
    daily = "SELECT id FROM inspections WHERE kind = 'daily'"
    op.execute(
        sa.text(f'DELETE FROM photo_marks WHERE photo_op IN (SELECT op FROM photos WHERE inspection_id IN ({daily}))')
    )
    for table in ('signals', 'photos', 'access'):
        op.execute(sa.text(f'DELETE FROM {table} WHERE inspection_id IN ({daily})'))
    op.execute(sa.text("DELETE FROM inspections WHERE kind = 'daily'"))
    _kinds(BEFORE)


def _kinds(allowed):
    with op.batch_alter_table('inspections') as batch:
        batch.drop_constraint(op.f('ck_inspections_kind'), type_='check')
        batch.create_check_constraint(op.f('ck_inspections_kind'), sa.text(allowed))


def _row():
    return (
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
    )


def _key(table, column, other):
    return sa.ForeignKeyConstraint([column], [f'{other}.id'], name=op.f(f'fk_{table}_{column}'))
