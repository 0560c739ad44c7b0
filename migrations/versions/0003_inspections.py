"""The field work: devices, inspections, operations, photos, access and the counter."""

import time

import sqlalchemy as sa
from alembic import op

from app.db import Json, UtcDateTime

revision = '0003'
down_revision = '0002'


def upgrade():
    op.create_table(
        'devices',
        sa.Column('id', sa.String(32), nullable=False),
        sa.Column('account_id', sa.Uuid, nullable=False),
        sa.Column('name', sa.String(200), nullable=False),
        sa.Column('app_version', sa.String(60), nullable=False),
        sa.Column('last', sa.Integer, nullable=False),
        sa.Column('last_hash', sa.String(64)),
        sa.Column('enrolled_at', UtcDateTime, nullable=False),
        sa.Column('contacted_at', UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_devices_account_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_devices')),
    )
    op.create_index(op.f('ix_devices_account_id'), 'devices', ['account_id'])
    op.create_table(
        'inspections',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('application_id', sa.Uuid, nullable=False),
        sa.Column('kind', sa.String(20), nullable=False),
        sa.Column('stage', sa.String(20), nullable=False),
        sa.Column('state', sa.String(20), nullable=False),
        sa.Column('assignee_id', sa.Uuid, nullable=False),
        sa.Column('previous_id', sa.Uuid),
        sa.Column('items', Json),
        sa.Column('due_at', UtcDateTime, nullable=False),
        sa.Column('checklist_id', sa.String(60), nullable=False),
        sa.Column('checklist_version', sa.Integer, nullable=False),
        sa.Column('profile', sa.String(80), nullable=False),
        sa.Column('fields', Json, nullable=False),
        sa.Column('photos', Json, nullable=False),
        sa.Column('amendments', Json, nullable=False),
        sa.Column('seen', Json, nullable=False),
        sa.Column('changed_seq', sa.BigInteger, nullable=False),
        sa.Column('started_at', UtcDateTime),
        sa.Column('finished_at', UtcDateTime),
        sa.Column('finished_by', sa.String(50)),
        sa.Column('named_photos', Json),
        sa.Column('sealed_at', UtcDateTime),
        sa.Column('receipt', Json),
        sa.Column('version', sa.Integer, nullable=False),
        sa.CheckConstraint("kind IN ('self_assessment', 'visit')", name=op.f('ck_inspections_kind')),
        sa.CheckConstraint("stage IN ('empty', 'finished', 'recheck')", name=op.f('ck_inspections_stage')),
        sa.CheckConstraint(
            "state IN ('planned', 'started', 'finished', 'sealed', 'cancelled')", name=op.f('ck_inspections_state')
        ),
        sa.ForeignKeyConstraint(['application_id'], ['applications.id'], name=op.f('fk_inspections_application_id')),
        sa.ForeignKeyConstraint(['assignee_id'], ['accounts.id'], name=op.f('fk_inspections_assignee_id')),
        sa.ForeignKeyConstraint(['previous_id'], ['inspections.id'], name=op.f('fk_inspections_previous_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_inspections')),
    )
    for column in ('application_id', 'assignee_id', 'changed_seq'):
        op.create_index(op.f(f'ix_inspections_{column}'), 'inspections', [column])
    op.create_table(
        'operations',
        sa.Column('device_id', sa.String(32), nullable=False),
        sa.Column('n', sa.Integer, nullable=False, autoincrement=False),
        sa.Column('inspection_id', sa.Uuid),
        sa.Column('account_id', sa.Uuid, nullable=False),
        sa.Column('kind', sa.String(60), nullable=False),
        sa.Column('field', sa.String(200)),
        sa.Column('text', sa.Text, nullable=False),
        sa.Column('hash', sa.String(64), nullable=False),
        sa.Column('chained', sa.Boolean, nullable=False),
        sa.Column('verdict', sa.String(10), nullable=False),
        sa.Column('code', sa.String(40)),
        sa.Column('facts', Json),
        sa.Column('seq', sa.BigInteger),
        sa.Column('received_at', UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(['device_id'], ['devices.id'], name=op.f('fk_operations_device_id')),
        sa.PrimaryKeyConstraint('device_id', 'n', name=op.f('pk_operations')),
    )
    op.create_index(op.f('ix_operations_inspection_id'), 'operations', ['inspection_id'])
    op.create_table(
        'quarantine',
        sa.Column('device_id', sa.String(32), nullable=False),
        sa.Column('n', sa.Integer, nullable=False, autoincrement=False),
        sa.Column('hash', sa.String(64), nullable=False),
        sa.Column('inspection_id', sa.Uuid),
        sa.Column('account_id', sa.Uuid, nullable=False),
        sa.Column('text', sa.Text, nullable=False),
        sa.Column('code', sa.String(40), nullable=False),
        sa.Column('facts', Json, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(['device_id'], ['devices.id'], name=op.f('fk_quarantine_device_id')),
        sa.PrimaryKeyConstraint('device_id', 'n', 'hash', name=op.f('pk_quarantine')),
    )
    op.create_index(op.f('ix_quarantine_inspection_id'), 'quarantine', ['inspection_id'])
    op.create_table(
        'holes',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('device_id', sa.String(32), nullable=False),
        sa.Column('first', sa.Integer, nullable=False),
        sa.Column('last', sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(['device_id'], ['devices.id'], name=op.f('fk_holes_device_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_holes')),
    )
    op.create_index(op.f('ix_holes_device_id'), 'holes', ['device_id'])
    op.create_table(
        'photos',
        sa.Column('op', sa.String(50), nullable=False),
        sa.Column('inspection_id', sa.Uuid, nullable=False),
        sa.Column('account_id', sa.Uuid, nullable=False),
        sa.Column('device_id', sa.String(32), nullable=False),
        sa.Column('sha256', sa.String(64), nullable=False),
        sa.Column('item', sa.String(40), nullable=False),
        sa.Column('said', Json, nullable=False),
        sa.Column('state', sa.String(10), nullable=False),
        sa.Column('detached', sa.Boolean, nullable=False),
        sa.Column('amendment', sa.Boolean, nullable=False),
        sa.Column('announced_at', UtcDateTime, nullable=False),
        sa.Column('distance_m', sa.Float),
        sa.Column('dhash', sa.BigInteger),
        sa.CheckConstraint("state IN ('missing', 'stored', 'lost')", name=op.f('ck_photos_state')),
        sa.ForeignKeyConstraint(['inspection_id'], ['inspections.id'], name=op.f('fk_photos_inspection_id')),
        sa.PrimaryKeyConstraint('op', name=op.f('pk_photos')),
    )
    op.create_index(op.f('ix_photos_inspection_id'), 'photos', ['inspection_id'])
    op.create_index('ix_photos_sha256', 'photos', ['sha256', 'account_id'])
    missing = sa.text("state = 'missing'")
    op.create_index('ix_photos_missing', 'photos', ['device_id'], sqlite_where=missing, postgresql_where=missing)
    op.create_table(
        'photo_bytes',
        sa.Column('account_id', sa.Uuid, nullable=False),
        sa.Column('sha256', sa.String(64), nullable=False),
        sa.Column('size', sa.Integer, nullable=False),
        sa.Column('received_at', UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_photo_bytes_account_id')),
        sa.PrimaryKeyConstraint('account_id', 'sha256', name=op.f('pk_photo_bytes')),
    )
    op.create_table(
        'signals',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('photo_op', sa.String(50), nullable=False),
        sa.Column('inspection_id', sa.Uuid, nullable=False),
        sa.Column('code', sa.String(40), nullable=False),
        sa.Column('severity', sa.String(10), nullable=False),
        sa.Column('facts', Json, nullable=False),
        sa.CheckConstraint("severity IN ('attention', 'check', 'note')", name=op.f('ck_signals_severity')),
        sa.ForeignKeyConstraint(['photo_op'], ['photos.op'], name=op.f('fk_signals_photo_op')),
        sa.ForeignKeyConstraint(['inspection_id'], ['inspections.id'], name=op.f('fk_signals_inspection_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_signals')),
    )
    op.create_index(op.f('ix_signals_photo_op'), 'signals', ['photo_op'])
    op.create_index(op.f('ix_signals_inspection_id'), 'signals', ['inspection_id'])
    op.create_table(
        'access',
        sa.Column('account_id', sa.Uuid, nullable=False),
        sa.Column('inspection_id', sa.Uuid, nullable=False),
        sa.Column('can_read', sa.Boolean, nullable=False),
        sa.Column('changed_seq', sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_access_account_id')),
        sa.ForeignKeyConstraint(['inspection_id'], ['inspections.id'], name=op.f('fk_access_inspection_id')),
        sa.PrimaryKeyConstraint('account_id', 'inspection_id', name=op.f('pk_access')),
    )
    op.create_index('ix_access_changed', 'access', ['account_id', 'changed_seq'])
    counter = op.create_table(
        'counter',
        sa.Column('id', sa.Integer, nullable=False, autoincrement=False),
        sa.Column('value', sa.BigInteger, nullable=False),
        sa.Column('epoch', sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_counter')),
    )
    op.bulk_insert(counter, [{'id': 1, 'value': 0, 'epoch': time.time_ns() // 1_000_000}])


def downgrade():
    for table in (
        'counter',
        'access',
        'signals',
        'photo_bytes',
        'photos',
        'holes',
        'quarantine',
        'operations',
        'inspections',
        'devices',
    ):
        op.drop_table(table)
