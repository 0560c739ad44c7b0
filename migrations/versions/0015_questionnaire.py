"""The answers of questionnaires, each sealed, their handing in, and applications that are taken up again."""

import sqlalchemy as sa
from alembic import op

from app.db import UtcDateTime

revision = '0015'
down_revision = '0014'


def upgrade():
    with op.batch_alter_table('applications') as batch:
        batch.add_column(sa.Column('taken_up_at', UtcDateTime))
    op.create_table(
        'questionnaire_answers',
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('field', sa.String(40), nullable=False),
        sa.Column('sealed', sa.LargeBinary, nullable=False),
        sa.Column('changed_at', UtcDateTime, nullable=False),
        sa.Column('kept_at', UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(
            ['application_id'], ['applications.id'], name=op.f('fk_questionnaire_answers_application_id')
        ),
        sa.PrimaryKeyConstraint('application_id', 'field', name=op.f('pk_questionnaire_answers')),
    )
    op.create_table(
        'submissions',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('consent_version', sa.Integer, nullable=False),
        sa.Column('profile', sa.String(80), nullable=False),
        sa.Column('checklist_id', sa.String(60), nullable=False),
        sa.Column('checklist_version', sa.Integer, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.ForeignKeyConstraint(['application_id'], ['applications.id'], name=op.f('fk_submissions_application_id')),
        sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_submissions_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_submissions')),
    )
    op.create_index(op.f('ix_submissions_application_id'), 'submissions', ['application_id'])


def downgrade():
    op.drop_table('submissions')
    op.drop_table('questionnaire_answers')
    with op.batch_alter_table('applications') as batch:
        batch.drop_column('taken_up_at')
