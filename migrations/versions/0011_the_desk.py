"""The desk: a row and terms of each application, who took it, who has it open, filters with a name; regions."""

import re

import sqlalchemy as sa
from alembic import op

from app.db import Json, UtcDateTime

revision = '0011'
down_revision = '0010'

TERM = sa.String(80).with_variant(sa.String(80, collation='C'), 'postgresql')


def upgrade():
    op.add_column('applications', sa.Column('region', sa.String(80), nullable=False, server_default=''))
    _derive_regions()
    op.create_table(
        'desk_rows',
        sa.Column('number', sa.Integer, autoincrement=False, nullable=False),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('stage', sa.String(20), nullable=False),
        sa.Column('turn_at', UtcDateTime, nullable=False),
        sa.Column('region', sa.String(80), nullable=False),
        sa.Column('reviewer_id', sa.Uuid),
        sa.Column('inspector_id', sa.Uuid),
        sa.Column('verdict', sa.String(20)),
        sa.Column('signals', sa.Integer, nullable=False),
        sa.Column('critical_bad', sa.Integer, nullable=False),
        sa.Column('disagreements', sa.Integer, nullable=False),
        sa.Column('voices', Json, nullable=False),
        sa.Column('form', sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(['application_id'], ['applications.id'], name=op.f('fk_desk_rows_application_id')),
        sa.PrimaryKeyConstraint('number', name=op.f('pk_desk_rows')),
        sa.UniqueConstraint('application_id', name=op.f('uq_desk_rows_application_id')),
    )
    op.create_index('ix_desk_rows_stage', 'desk_rows', ['stage', 'turn_at', 'number', 'reviewer_id'])
    op.create_index('ix_desk_rows_reviewer', 'desk_rows', ['reviewer_id', 'stage', 'turn_at', 'number'])
    op.create_index('ix_desk_rows_form', 'desk_rows', ['form'])
    op.create_table(
        'desk_terms',
        sa.Column('number', sa.Integer, autoincrement=False, nullable=False),
        sa.Column('term', TERM, nullable=False),
        sa.ForeignKeyConstraint(
            ['number'], ['desk_rows.number'], name=op.f('fk_desk_terms_number'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('number', 'term', name=op.f('pk_desk_terms')),
        sqlite_with_rowid=False,
    )
    op.create_index('ix_desk_terms_term', 'desk_terms', ['term', 'number'])
    op.create_table(
        'applications_taken',
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.Column('at', UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(
            ['application_id'], ['applications.id'], name=op.f('fk_applications_taken_application_id')
        ),
        sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_applications_taken_by_id')),
        sa.PrimaryKeyConstraint('application_id', name=op.f('pk_applications_taken')),
    )
    op.create_index(op.f('ix_applications_taken_by_id'), 'applications_taken', ['by_id'])
    op.create_table(
        'application_locks',
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.Column('since', UtcDateTime, nullable=False),
        sa.Column('until', UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(
            ['application_id'], ['applications.id'], name=op.f('fk_application_locks_application_id')
        ),
        sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_application_locks_by_id')),
        sa.PrimaryKeyConstraint('application_id', name=op.f('pk_application_locks')),
    )
    op.create_index(op.f('ix_application_locks_by_id'), 'application_locks', ['by_id'])
    op.create_table(
        'saved_views',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('account_id', sa.Uuid, nullable=False),
        sa.Column('name', sa.String(60), nullable=False),
        sa.Column('filter', Json, nullable=False),
        sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_saved_views_account_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_views')),
    )
    op.create_index(op.f('ix_saved_views_account_id'), 'saved_views', ['account_id'])


def downgrade():
    for table in ('saved_views', 'application_locks', 'applications_taken', 'desk_terms', 'desk_rows'):
        op.drop_table(table)
    op.drop_column('applications', 'region')


def _derive_regions():
    """The rows of the desk are made at the start; the region is kept with the application, so it is derived here."""
    applications = sa.table(
        'applications', sa.column('id', sa.Uuid), sa.column('address', sa.String), sa.column('region', sa.String)
    )
    bind = op.get_bind()
    for row in bind.execute(sa.select(applications.c.id, applications.c.address)).all():
        named = sa.update(applications).where(applications.c.id == row.id)
        bind.execute(named.values(region=_region(row.address)))


def _region(address):
    """As app/applications/regions.py made it when this was written."""
    parts = [re.sub(r'^(г\.|город)\s*', '', part.strip(), flags=re.IGNORECASE) for part in address.split(',')]
    telling = [part for part in parts[:-1] if part and not part.isdigit() and part.casefold() not in ('россия', 'рф')]
    return telling[0][:80].strip() if telling else ''
