"""Letters, appeals, questions on items, and what reviewers saw when they decided."""

import sqlalchemy as sa
from alembic import op

from app.db import UtcDateTime

revision = '0012'
down_revision = '0011'

STAGES = "stage IN ('inspecting', 'reviewing', 'fixing', 'accepted', 'refused'{})"
VERDICTS = "verdict IN ('accept', 'return', 'refuse'{})"


def upgrade():
    _constrain('applications', stage=STAGES.format(", 'appealed'"))
    _constrain('decisions', verdict=VERDICTS.format(", 'resume'"))
    op.add_column('decisions', sa.Column('stage', sa.String(20)))
    op.add_column('decisions', sa.Column('due_at', UtcDateTime))
    op.add_column('decisions', sa.Column('snapshot', sa.String(64)))
    _table(
        'decision_letters',
        sa.Column('decision_id', sa.Uuid, nullable=False),
        sa.Column('locale', sa.String(2), nullable=False),
        sa.Column('generated', sa.Text, nullable=False),
        sa.Column('text', sa.Text, nullable=False),
        sa.CheckConstraint("locale IN ('ru', 'en')", name=op.f('ck_decision_letters_locale')),
        _names('decision_letters', 'decision_id', 'decisions'),
        sa.UniqueConstraint('decision_id', name=op.f('uq_decision_letters_decision_id')),
    )
    _table(
        'appeals',
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('decision_id', sa.Uuid, nullable=False),
        sa.Column('reason', sa.Text, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        _names('appeals', 'application_id', 'applications'),
        _names('appeals', 'decision_id', 'decisions'),
        _names('appeals', 'by_id', 'accounts'),
        sa.UniqueConstraint('decision_id', name=op.f('uq_appeals_decision_id')),
    )
    op.create_index(op.f('ix_appeals_application_id'), 'appeals', ['application_id'])
    _table(
        'questions',
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('inspection_id', sa.Uuid, nullable=False),
        sa.Column('item', sa.String(40), nullable=False),
        sa.Column('to', sa.String(10), nullable=False),
        sa.Column('to_id', sa.Uuid, nullable=False),
        sa.Column('asked_by_id', sa.Uuid, nullable=False),
        sa.Column('text', sa.Text, nullable=False),
        sa.CheckConstraint("\"to\" IN ('applicant', 'inspector')", name=op.f('ck_questions_to')),
        _names('questions', 'application_id', 'applications'),
        _names('questions', 'inspection_id', 'inspections'),
        _names('questions', 'to_id', 'accounts'),
        _names('questions', 'asked_by_id', 'accounts'),
    )
    op.create_index(op.f('ix_questions_application_id'), 'questions', ['application_id'])
    op.create_index('ix_questions_asked', 'questions', ['to_id', 'id'])
    _table(
        'question_answers',
        sa.Column('question_id', sa.Uuid, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.Column('text', sa.Text, nullable=False),
        _names('question_answers', 'question_id', 'questions'),
        _names('question_answers', 'by_id', 'accounts'),
    )
    op.create_index(op.f('ix_question_answers_question_id'), 'question_answers', ['question_id'])
    op.create_table(
        'snapshots',
        sa.Column('decision_id', sa.Uuid, nullable=False),
        sa.Column('packed', sa.LargeBinary, nullable=False),
        _names('snapshots', 'decision_id', 'decisions'),
        sa.PrimaryKeyConstraint('decision_id', name=op.f('pk_snapshots')),
    )


def downgrade():
    for table in ('snapshots', 'question_answers', 'questions', 'appeals', 'decision_letters'):
        op.drop_table(table)
    for column in ('snapshot', 'due_at', 'stage'):
        op.drop_column('decisions', column)
    op.execute(sa.text("UPDATE applications SET stage = 'refused', whose_move = 'nobody' WHERE stage = 'appealed'"))
    op.execute(sa.text("UPDATE decisions SET verdict = 'return' WHERE verdict = 'resume'"))
    _constrain('decisions', verdict=VERDICTS.format(''))
    _constrain('applications', stage=STAGES.format(''))


def _constrain(table, **checks):
    """Put these conditions in the place of those of the same names."""
    with op.batch_alter_table(table) as batch:
        for name, check in checks.items():
            batch.drop_constraint(op.f(f'ck_{table}_{name}'), type_='check')
            batch.create_check_constraint(op.f(f'ck_{table}_{name}'), sa.text(check))


def _table(name, *columns):
    op.create_table(
        name,
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{name}')),
    )


def _names(table, column, other):
    return sa.ForeignKeyConstraint([column], [f'{other}.id'], name=op.f(f'fk_{table}_{column}'))
