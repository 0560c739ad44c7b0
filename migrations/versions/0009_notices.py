"""Notices, the letters that carry them, and what each person chose."""

import sqlalchemy as sa
from alembic import op

from app.db import Json, UtcDateTime

revision = '0009'
down_revision = '0008'


def upgrade():
    op.create_table(
        'notices',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('recipient_id', sa.Uuid, nullable=False),
        sa.Column('kind', sa.String(40), nullable=False),
        sa.Column('about', sa.Uuid),
        sa.Column('facts', Json, nullable=False),
        sa.Column('once', sa.String(100)),
        sa.Column('read_at', UtcDateTime),
        sa.ForeignKeyConstraint(
            ['recipient_id'], ['accounts.id'], name=op.f('fk_notices_recipient_id'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_notices')),
        sa.UniqueConstraint('recipient_id', 'once', name='uq_notices_once'),
    )
    op.create_index('ix_notices_own', 'notices', ['recipient_id', 'created_at', 'id'])
    unread = sa.text('read_at IS NULL')
    op.create_index('ix_notices_unread', 'notices', ['recipient_id'], sqlite_where=unread, postgresql_where=unread)
    op.create_index('ix_notices_waiting', 'notices', ['about'], sqlite_where=unread, postgresql_where=unread)
    op.create_table(
        'letters',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('notice_id', sa.Uuid, nullable=False),
        sa.Column('message_id', sa.String(100), nullable=False),
        sa.Column('state', sa.String(10), nullable=False),
        sa.Column('address', sa.String(254)),
        sa.Column('tries', sa.Integer, nullable=False),
        sa.Column('reason', sa.String(300)),
        sa.Column('sent_at', UtcDateTime),
        sa.CheckConstraint(
            "state IN ('waiting', 'sent', 'refused', 'withdrawn', 'kept')", name=op.f('ck_letters_state')
        ),
        sa.ForeignKeyConstraint(['notice_id'], ['notices.id'], name=op.f('fk_letters_notice_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_letters')),
        sa.UniqueConstraint('notice_id', name=op.f('uq_letters_notice_id')),
        sa.UniqueConstraint('message_id', name=op.f('uq_letters_message_id')),
    )
    op.create_index('ix_letters_state', 'letters', ['state', 'id'])
    op.create_table(
        'notice_choices',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('account_id', sa.Uuid, nullable=False),
        sa.Column('kind', sa.String(40), nullable=False),
        sa.Column('channel', sa.String(10), nullable=False),
        sa.Column('wanted', sa.Boolean, nullable=False),
        sa.CheckConstraint("channel IN ('email')", name=op.f('ck_notice_choices_channel')),
        sa.ForeignKeyConstraint(
            ['account_id'], ['accounts.id'], name=op.f('fk_notice_choices_account_id'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_notice_choices')),
        sa.UniqueConstraint('account_id', 'kind', 'channel', name=op.f('uq_notice_choices_account_id_kind_channel')),
    )


def downgrade():
    op.drop_table('notice_choices')
    op.drop_table('letters')
    op.drop_table('notices')
    op.execute("DELETE FROM jobs WHERE kind = 'letter.post'")
