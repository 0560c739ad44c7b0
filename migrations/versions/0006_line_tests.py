"""Line tests, and the bytes that the server counted in the name of each."""

import sqlalchemy as sa
from alembic import op

from app.db import Json, UtcDateTime

revision = '0006'
down_revision = '0005'


def upgrade():
    op.create_table(
        'line_tests',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('inspection_id', sa.Uuid, nullable=False),
        sa.Column('opened_by_id', sa.Uuid, nullable=False),
        sa.Column('means', sa.String(10), nullable=False),
        sa.Column('state', sa.String(10), nullable=False),
        sa.Column('code', sa.String(6)),
        sa.Column('secret_hash', sa.String(64)),
        sa.Column('claims', sa.Integer, nullable=False),
        sa.Column('expires_at', UtcDateTime, nullable=False),
        sa.Column('bytes_left', sa.BigInteger, nullable=False),
        sa.Column('phone_address', sa.String(45)),
        sa.Column('computer_address', sa.String(45)),
        sa.Column('lines', sa.String(10)),
        sa.Column('internet', sa.Boolean),
        sa.Column('tool', sa.String(20)),
        sa.Column('value', Json),
        sa.Column('measured_at', UtcDateTime),
        sa.CheckConstraint("means IN ('phone', 'computer')", name=op.f('ck_line_tests_means')),
        sa.CheckConstraint("state IN ('waiting', 'claimed', 'measured', 'replaced')", name=op.f('ck_line_tests_state')),
        sa.CheckConstraint("tool IN ('page', 'speedtest-cli')", name=op.f('ck_line_tests_tool')),
        sa.CheckConstraint("lines IN ('same', 'other', 'unknown')", name=op.f('ck_line_tests_lines')),
        sa.ForeignKeyConstraint(['inspection_id'], ['inspections.id'], name=op.f('fk_line_tests_inspection_id')),
        sa.ForeignKeyConstraint(['opened_by_id'], ['accounts.id'], name=op.f('fk_line_tests_opened_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_line_tests')),
        sa.UniqueConstraint('code', name=op.f('uq_line_tests_code')),
        sa.UniqueConstraint('secret_hash', name=op.f('uq_line_tests_secret_hash')),
    )
    op.create_index(op.f('ix_line_tests_inspection_id'), 'line_tests', ['inspection_id'])
    op.create_table(
        'line_flows',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('test_id', sa.Uuid, nullable=False),
        sa.Column('run', sa.Integer, nullable=False),
        sa.Column('way', sa.String(4), nullable=False),
        sa.Column('ms', sa.Float, nullable=False),
        sa.Column('bytes', sa.BigInteger, nullable=False),
        sa.Column('marks', Json, nullable=False),
        sa.CheckConstraint("way IN ('down', 'up')", name=op.f('ck_line_flows_way')),
        sa.ForeignKeyConstraint(['test_id'], ['line_tests.id'], name=op.f('fk_line_flows_test_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_line_flows')),
    )
    op.create_index(op.f('ix_line_flows_test_id'), 'line_flows', ['test_id'])


def downgrade():
    op.drop_table('line_flows')
    op.drop_table('line_tests')
