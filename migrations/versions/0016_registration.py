"""People register by themselves: phone and confirmation of an account, claims, links, consents."""

import sqlalchemy as sa
from alembic import op

from app.db import UtcDateTime

revision = '0016'
down_revision = '0015'


def upgrade():
    op.add_column('accounts', sa.Column('claimed_email', sa.String(254)))
    op.create_index(op.f('ix_accounts_claimed_email'), 'accounts', ['claimed_email'])
    op.add_column('accounts', sa.Column('phone', sa.String(16)))
    op.add_column('accounts', sa.Column('confirmed_at', UtcDateTime))
    op.execute('UPDATE accounts SET confirmed_at = created_at')  # all of them were made by administrators
    op.create_index(op.f('ix_accounts_phone'), 'accounts', ['phone'], unique=True)
    _table(
        'registrations',
        sa.Column('phone', sa.String(16), nullable=False),
        sa.Column('proved_at', UtcDateTime),
        sa.UniqueConstraint('account_id', name=op.f('uq_registrations_account_id')),
    )
    _table(
        'links',
        sa.Column('purpose', sa.String(12), nullable=False),
        sa.Column('email', sa.String(254), nullable=False),
        sa.Column('token_hash', sa.String(64), nullable=False),
        sa.Column('expires_at', UtcDateTime, nullable=False),
        sa.Column('used_at', UtcDateTime),
        sa.CheckConstraint("purpose IN ('confirmation', 'reset')", name=op.f('ck_links_purpose')),
        sa.UniqueConstraint('token_hash', name=op.f('uq_links_token_hash')),
    )
    op.create_index(op.f('ix_links_account_id'), 'links', ['account_id'])
    op.create_index(op.f('ix_links_expires_at'), 'links', ['expires_at'])
    _table(
        'consents',
        sa.Column('kind', sa.String(40), nullable=False),
        sa.Column('version', sa.String(40), nullable=False),
    )
    op.create_index(op.f('ix_consents_account_id'), 'consents', ['account_id'])


def downgrade():
    op.drop_table('consents')
    op.drop_table('links')
    op.drop_table('registrations')
    op.execute("DELETE FROM jobs WHERE kind = 'registration.write'")
    op.execute('DELETE FROM accounts WHERE confirmed_at IS NULL')  # nobody knew of them before
    op.drop_index(op.f('ix_accounts_phone'), 'accounts')
    op.drop_column('accounts', 'confirmed_at')
    op.drop_column('accounts', 'phone')
    op.drop_index(op.f('ix_accounts_claimed_email'), 'accounts')
    op.drop_column('accounts', 'claimed_email')


def _table(name, *more):
    op.create_table(
        name,
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('account_id', sa.Uuid, nullable=False),
        *more,
        sa.ForeignKeyConstraint(
            ['account_id'], ['accounts.id'], name=op.f(f'fk_{name}_account_id'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{name}')),
    )
