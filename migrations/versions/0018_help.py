"""The help thread of an application, published answers and the words they are found by."""

import sqlalchemy as sa
from alembic import op

from app.db import Json, UtcDateTime

revision = '0018'
down_revision = '0017'

WORD = sa.String(40).with_variant(sa.String(40, collation='C'), 'postgresql')
WAITING, WAITED = sa.text('waits_since IS NOT NULL'), sa.text('waited_s IS NOT NULL')


def upgrade():
    op.create_table(
        'help_threads',
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('waits_since', UtcDateTime),
        sa.Column('promised_at', UtcDateTime),
        sa.Column('last_at', UtcDateTime, nullable=False),
        sa.Column('version', sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(['application_id'], ['applications.id'], name=op.f('fk_help_threads_application_id')),
        sa.PrimaryKeyConstraint('application_id', name=op.f('pk_help_threads')),
    )
    op.create_index(
        'ix_help_threads_waiting',
        'help_threads',
        ['promised_at', 'application_id'],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
    op.create_index('ix_help_threads_last', 'help_threads', ['last_at', 'application_id'])
    op.create_table(
        'help_messages',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('applicant_id', sa.Uuid, nullable=False),
        sa.Column('place', sa.Integer, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.Column('kind', sa.String(10), nullable=False),
        sa.Column('stage', sa.String(20), nullable=False),
        sa.Column('sealed', sa.LargeBinary),
        sa.Column('waited_s', sa.Integer),
        sa.CheckConstraint("kind IN ('question', 'answer', 'closing')", name=op.f('ck_help_messages_kind')),
        sa.CheckConstraint("(sealed IS NULL) = (kind = 'closing')", name=op.f('ck_help_messages_sealed')),
        sa.ForeignKeyConstraint(['application_id'], ['applications.id'], name=op.f('fk_help_messages_application_id')),
        sa.ForeignKeyConstraint(['applicant_id'], ['accounts.id'], name=op.f('fk_help_messages_applicant_id')),
        sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_help_messages_by_id')),
        sa.UniqueConstraint('application_id', 'place', name=op.f('uq_help_messages_application_id_place')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_help_messages')),
    )
    op.create_index(
        'ix_help_messages_waited', 'help_messages', ['created_at'], sqlite_where=WAITED, postgresql_where=WAITED
    )
    op.create_table(
        'help_answers',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('entry_id', sa.Uuid, nullable=False),
        sa.Column('version', sa.Integer, nullable=False),
        sa.Column('question', Json, nullable=False),
        sa.Column('answer', Json, nullable=False),
        sa.Column('shown', sa.Boolean, nullable=False),
        sa.Column('message_id', sa.Uuid),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.ForeignKeyConstraint(['message_id'], ['help_messages.id'], name=op.f('fk_help_answers_message_id')),
        sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_help_answers_by_id')),
        sa.UniqueConstraint('entry_id', 'version', name=op.f('uq_help_answers_entry_id_version')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_help_answers')),
    )
    op.create_table(
        'help_words',
        sa.Column('word', WORD, nullable=False),
        sa.Column('entry_id', sa.Uuid, nullable=False),
        sa.Column('in_question', sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint('word', 'entry_id', name=op.f('pk_help_words')),
    )


def downgrade():
    for table in ('help_words', 'help_answers', 'help_messages', 'help_threads'):
        op.drop_table(table)
