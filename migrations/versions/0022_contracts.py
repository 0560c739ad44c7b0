"""Contracts: editions, what was read, readers, codes, signatures."""

import sqlalchemy as sa
from alembic import op

from app.db import UtcDateTime

revision = '0022'
down_revision = '0021'


def upgrade():
    op.create_table(
        'contracts',
        *_row(),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('applicant_id', sa.Uuid, nullable=False),
        sa.Column('version', sa.Integer, nullable=False),
        sa.Column('template', sa.Integer, nullable=False),
        sa.Column('sealed', sa.LargeBinary, nullable=False),
        sa.Column('digest', sa.String(64), nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        _key('contracts', 'application_id', 'applications'),
        _key('contracts', 'applicant_id', 'accounts'),
        _key('contracts', 'by_id', 'accounts'),
        sa.UniqueConstraint('application_id', 'version', name=op.f('uq_contracts_application_id_version')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_contracts')),
    )
    op.create_table(
        'contract_recalls',
        *_row(),
        sa.Column('contract_id', sa.Uuid, nullable=False),
        sa.Column('sealed', sa.LargeBinary, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        _key('contract_recalls', 'contract_id', 'contracts'),
        _key('contract_recalls', 'by_id', 'accounts'),
        sa.UniqueConstraint('contract_id', name=op.f('uq_contract_recalls_contract_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_contract_recalls')),
    )
    op.create_table(
        'contract_marks',
        sa.Column('contract_id', sa.Uuid, nullable=False),
        sa.Column('clause', sa.String(40), nullable=False),
        sa.Column('at', UtcDateTime, nullable=False),
        _key('contract_marks', 'contract_id', 'contracts'),
        sa.PrimaryKeyConstraint('contract_id', 'clause', name=op.f('pk_contract_marks')),
    )
    op.create_table(
        'contract_readers',
        *_row(),
        sa.Column('contract_id', sa.Uuid, nullable=False),
        sa.Column('token_hash', sa.String(64), nullable=False),
        sa.Column('expires_at', UtcDateTime, nullable=False),
        sa.Column('revoked_at', UtcDateTime),
        _key('contract_readers', 'contract_id', 'contracts'),
        sa.UniqueConstraint('token_hash', name=op.f('uq_contract_readers_token_hash')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_contract_readers')),
    )
    op.create_index(op.f('ix_contract_readers_contract_id'), 'contract_readers', ['contract_id'])
    op.create_table(
        'contract_codes',
        *_row(),
        sa.Column('contract_id', sa.Uuid, nullable=False),
        sa.Column('account_id', sa.Uuid, nullable=False),
        sa.Column('expires_at', UtcDateTime, nullable=False),
        sa.Column('tries', sa.Integer, nullable=False),
        sa.Column('used_at', UtcDateTime),
        _key('contract_codes', 'contract_id', 'contracts'),
        _key('contract_codes', 'account_id', 'accounts'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_contract_codes')),
    )
    op.create_index(op.f('ix_contract_codes_contract_id'), 'contract_codes', ['contract_id'])
    op.create_table(
        'contract_signatures',
        *_row(),
        sa.Column('contract_id', sa.Uuid, nullable=False),
        sa.Column('code_id', sa.Uuid, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.Column('sealed', sa.LargeBinary, nullable=False),
        sa.Column('digest', sa.String(64), nullable=False),
        sa.Column('pdf', sa.String(64), nullable=False),
        sa.Column('file', sa.String(64), nullable=False),
        _key('contract_signatures', 'contract_id', 'contracts'),
        _key('contract_signatures', 'code_id', 'contract_codes'),
        _key('contract_signatures', 'by_id', 'accounts'),
        sa.UniqueConstraint('contract_id', name=op.f('uq_contract_signatures_contract_id')),
        sa.UniqueConstraint('code_id', name=op.f('uq_contract_signatures_code_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_contract_signatures')),
    )


def downgrade():
    for table in ('signatures', 'codes', 'readers', 'marks', 'recalls'):
        op.drop_table(f'contract_{table}')
    op.drop_table('contracts')


def _row():
    return (
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
    )


def _key(table, column, other):
    return sa.ForeignKeyConstraint([column], [f'{other}.id'], name=op.f(f'fk_{table}_{column}'))
