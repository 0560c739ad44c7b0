"""Papers of an application, what was given back of them, results of legal checks."""

import sqlalchemy as sa
from alembic import op

from app.db import UtcDateTime

revision = '0017'
down_revision = '0016'


def upgrade():
    op.create_table(
        'papers',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('name', sa.String(40), nullable=False),
        sa.Column('number', sa.Integer, nullable=False),
        sa.Column('facts', sa.LargeBinary),
        sa.ForeignKeyConstraint(['application_id'], ['applications.id'], name=op.f('fk_papers_application_id')),
        sa.UniqueConstraint('application_id', 'name', 'number', name=op.f('uq_papers_application_id_name_number')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_papers')),
    )
    op.create_table(
        'paper_files',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('paper_id', sa.Uuid, nullable=False),
        sa.Column('position', sa.Integer, nullable=False),
        sa.Column('sha256', sa.String(64), nullable=False),
        sa.Column('kind', sa.String(10), nullable=False),
        sa.Column('leaves', sa.Integer, nullable=False),
        sa.Column('size', sa.Integer, nullable=False),
        sa.Column('stored_at', UtcDateTime),
        sa.Column('removed_at', UtcDateTime),
        sa.CheckConstraint("kind IN ('pdf', 'jpeg', 'png')", name=op.f('ck_paper_files_kind')),
        sa.ForeignKeyConstraint(['paper_id'], ['papers.id'], name=op.f('fk_paper_files_paper_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_files')),
    )
    op.create_index('ix_paper_files_paper', 'paper_files', ['paper_id', 'position'])
    op.create_table(
        'paper_returns',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('kind', sa.String(10), nullable=False),
        sa.Column('name', sa.String(40), nullable=False),
        sa.Column('paper_id', sa.Uuid),
        sa.Column('reason', sa.LargeBinary, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.CheckConstraint("kind IN ('paper', 'field')", name=op.f('ck_paper_returns_kind')),
        sa.ForeignKeyConstraint(['application_id'], ['applications.id'], name=op.f('fk_paper_returns_application_id')),
        sa.ForeignKeyConstraint(['paper_id'], ['papers.id'], name=op.f('fk_paper_returns_paper_id')),
        sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_paper_returns_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_returns')),
    )
    op.create_index('ix_paper_returns_application', 'paper_returns', ['application_id', 'created_at'])
    op.create_table(
        'legal_results',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('check_id', sa.String(40), nullable=False),
        sa.Column('result', sa.String(20), nullable=False),
        sa.Column('paper_id', sa.Uuid),
        sa.Column('note', sa.LargeBinary),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.CheckConstraint(
            "result IN ('ok', 'not-ok', 'not-applicable', 'open')", name=op.f('ck_legal_results_result')
        ),
        sa.ForeignKeyConstraint(['application_id'], ['applications.id'], name=op.f('fk_legal_results_application_id')),
        sa.ForeignKeyConstraint(['paper_id'], ['papers.id'], name=op.f('fk_legal_results_paper_id')),
        sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_legal_results_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_legal_results')),
    )
    op.create_index('ix_legal_results_application', 'legal_results', ['application_id', 'created_at'])


def downgrade():
    op.drop_table('legal_results')
    op.drop_table('paper_returns')
    op.drop_table('paper_files')
    op.drop_table('papers')
