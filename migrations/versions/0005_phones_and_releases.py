"""How each phone said that it stands, how refused operations came, and what administrators released of them."""

import sqlalchemy as sa
from alembic import op

from app.db import Json, UtcDateTime

revision = '0005'
down_revision = '0004'

TOLD = {
    'told_at': {'type_': UtcDateTime},
    'told_last': {'type_': sa.Integer, 'nullable': False, 'server_default': '0'},
    'unsent_operations': {'type_': sa.Integer, 'nullable': False, 'server_default': '0'},
    'unsent_photos': {'type_': sa.Integer, 'nullable': False, 'server_default': '0'},
    'unsent_since': {'type_': UtcDateTime},
    'storage': {'type_': Json},
    'phone_id': {'type_': sa.String(32)},
}


def upgrade():
    for name, column in TOLD.items():
        op.add_column('devices', sa.Column(name, **column))
    op.create_index(op.f('ix_devices_phone_id'), 'devices', ['phone_id'])
    op.add_column('quarantine', sa.Column('via', sa.String(10), nullable=False, server_default='push'))
    op.create_table(
        'releases',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('device_id', sa.String(32), nullable=False),
        sa.Column('n', sa.Integer, nullable=False),
        sa.Column('hash', sa.String(64), nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.Column('outcome', sa.String(10), nullable=False),
        sa.Column('op', sa.String(50)),
        sa.Column('code', sa.String(40)),
        sa.Column('facts', Json),
        sa.CheckConstraint(
            "outcome IN ('shown', 'beside', 'amendment', 'settled', 'here', 'refused')",
            name=op.f('ck_releases_outcome'),
        ),
        sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_releases_by_id')),
        sa.ForeignKeyConstraint(
            ['device_id', 'n', 'hash'],
            ['quarantine.device_id', 'quarantine.n', 'quarantine.hash'],
            name=op.f('fk_releases_device_id_n_hash'),
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_releases')),
    )
    op.create_index('ix_releases_entry', 'releases', ['device_id', 'n', 'hash'])


def downgrade():
    op.drop_table('releases')
    op.drop_column('quarantine', 'via')
    op.drop_index(op.f('ix_devices_phone_id'), 'devices')
    for name in reversed(TOLD):
        op.drop_column('devices', name)
