"""Links of a connection for those without an account, its line counted by the server, two more codes of a sheet."""

import sqlalchemy as sa
from alembic import op

from app.db import UtcDateTime

revision = '0028'
down_revision = '0027'

ABOUT = '(inspection_id IS NULL) <> (application_id IS NULL)'


def upgrade():
    op.create_table(
        'connection_links',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('purpose', sa.String(10), nullable=False),
        sa.Column('access_id', sa.Uuid),
        sa.Column('token_hash', sa.String(64), nullable=False),
        sa.Column('expires_at', UtcDateTime, nullable=False),
        sa.Column('used_at', UtcDateTime),
        sa.Column('revoked_at', UtcDateTime),
        sa.Column('key_hash', sa.String(64)),
        sa.Column('agent', sa.String(40)),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.CheckConstraint("purpose IN ('computer', 'receipt')", name=op.f('ck_connection_links_purpose')),
        sa.CheckConstraint("(purpose = 'receipt') = (access_id IS NOT NULL)", name=op.f('ck_connection_links_access')),
        _key('connection_links', 'application_id', 'applications'),
        _key('connection_links', 'access_id', 'accesses'),
        _key('connection_links', 'by_id', 'accounts'),
        sa.UniqueConstraint('token_hash', name=op.f('uq_connection_links_token_hash')),
        sa.UniqueConstraint('key_hash', name=op.f('uq_connection_links_key_hash')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_connection_links')),
    )
    op.create_index(op.f('ix_connection_links_application_id'), 'connection_links', ['application_id'])
    for table in ('connection_results', 'access_receipts'):
        with op.batch_alter_table(table) as batch:
            batch.alter_column('by_id', existing_type=sa.Uuid, nullable=True)
            batch.add_column(sa.Column('link_id', sa.Uuid))
            batch.create_foreign_key(op.f(f'fk_{table}_link_id'), 'connection_links', ['link_id'], ['id'])
    with op.batch_alter_table('connection_sheets') as batch:
        batch.add_column(sa.Column('matrix', sa.String(16)))
        batch.add_column(sa.Column('label', sa.String(16)))
    with op.batch_alter_table('line_tests') as batch:
        batch.alter_column('inspection_id', existing_type=sa.Uuid, nullable=True)
        batch.add_column(sa.Column('application_id', sa.Uuid))
        batch.add_column(sa.Column('link_id', sa.Uuid))
        batch.add_column(sa.Column('cameras', sa.Integer))
        batch.create_foreign_key(op.f('fk_line_tests_application_id'), 'applications', ['application_id'], ['id'])
        batch.create_foreign_key(op.f('fk_line_tests_link_id'), 'connection_links', ['link_id'], ['id'])
        batch.create_check_constraint(op.f('ck_line_tests_about'), sa.text(ABOUT))
    op.create_index(op.f('ix_line_tests_application_id'), 'line_tests', ['application_id'])


def downgrade():
    """What was done by a link had nobody who did it; an older service would not know such rows."""
    connections = 'SELECT id FROM line_tests WHERE application_id IS NOT NULL'
    op.execute(sa.text(f'DELETE FROM line_flows WHERE test_id IN ({connections})'))
    op.execute(sa.text('DELETE FROM line_tests WHERE application_id IS NOT NULL'))
    op.drop_index(op.f('ix_line_tests_application_id'), 'line_tests')
    with op.batch_alter_table('line_tests') as batch:
        batch.drop_constraint(op.f('ck_line_tests_about'), type_='check')
        batch.drop_constraint(op.f('fk_line_tests_link_id'), type_='foreignkey')
        batch.drop_constraint(op.f('fk_line_tests_application_id'), type_='foreignkey')
        batch.drop_column('cameras')
        batch.drop_column('link_id')
        batch.drop_column('application_id')
        batch.alter_column('inspection_id', existing_type=sa.Uuid, nullable=False)
    with op.batch_alter_table('connection_sheets') as batch:
        batch.drop_column('label')
        batch.drop_column('matrix')
    for table in ('access_receipts', 'connection_results'):
        op.execute(sa.text(f'DELETE FROM {table} WHERE by_id IS NULL'))
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f'fk_{table}_link_id'), type_='foreignkey')
            batch.drop_column('link_id')
            batch.alter_column('by_id', existing_type=sa.Uuid, nullable=False)
    op.drop_table('connection_links')


def _key(table, column, other):
    return sa.ForeignKeyConstraint([column], [f'{other}.id'], name=op.f(f'fk_{table}_{column}'))
