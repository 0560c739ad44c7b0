"""The stages before the inspections, the network's rules, keys of people."""

import sqlalchemy as sa
from alembic import op

from app.db import Json, UtcDateTime

revision = '0014'
down_revision = '0013'

BEFORE = "stage IN ('inspecting', 'reviewing', 'fixing', 'accepted', 'refused', 'appealed')"
STAGES = (
    "stage IN ('draft', 'checking', 'amending', 'surveying', 'repairing', 'inspecting', 'reviewing', "
    "'fixing', 'accepted', 'refused', 'appealed', 'withdrawn')"
)
NEW = "'draft', 'checking', 'amending', 'surveying', 'repairing', 'withdrawn'"
UNKNOWN_YET = {'latitude': sa.Float, 'longitude': sa.Float, 'submitted_at': UtcDateTime}
WHY = "why IN ('link', 'cut', 'end'{})"


def upgrade():
    _why(", 'stopped'")
    with op.batch_alter_table('applications') as batch:
        batch.drop_constraint(op.f('ck_applications_stage'), type_='check')
        batch.create_check_constraint(op.f('ck_applications_stage'), sa.text(STAGES))
        for column, kind in UNKNOWN_YET.items():
            batch.alter_column(column, existing_type=kind, nullable=True)
        batch.add_column(sa.Column('surveyed_at', UtcDateTime))
    op.create_table(
        'rules',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('kind', sa.String(40), nullable=False),
        sa.Column('version', sa.Integer, nullable=False),
        sa.Column('value', Json, nullable=False),
        sa.Column('by_id', sa.Uuid, nullable=False),
        sa.ForeignKeyConstraint(['by_id'], ['accounts.id'], name=op.f('fk_rules_by_id')),
        sa.UniqueConstraint('kind', 'version', name=op.f('uq_rules_kind_version')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rules')),
    )
    op.create_table(
        'person_keys',
        sa.Column('account_id', sa.Uuid, nullable=False),
        sa.Column('wrapped', sa.LargeBinary),
        sa.Column('created_at', UtcDateTime, nullable=False),
        sa.Column('destroyed_at', UtcDateTime),
        sa.CheckConstraint('(wrapped IS NULL) = (destroyed_at IS NOT NULL)', name=op.f('ck_person_keys_destroyed')),
        sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_person_keys_account_id')),
        sa.PrimaryKeyConstraint('account_id', name=op.f('pk_person_keys')),
    )


def downgrade():
    op.execute(sa.text("DELETE FROM audit_checks WHERE why = 'stopped'"))
    _why('')
    op.drop_table('person_keys')
    op.drop_table('rules')
    nowhere = 'latitude = 0, longitude = 0, submitted_at = created_at, radius_m = 100'
    op.execute(sa.text(f'UPDATE applications SET {nowhere} WHERE latitude IS NULL'))
    op.execute(sa.text(f"UPDATE applications SET stage = 'refused', whose_move = 'nobody' WHERE stage IN ({NEW})"))
    with op.batch_alter_table('applications') as batch:
        batch.drop_column('surveyed_at')
        for column, kind in UNKNOWN_YET.items():
            batch.alter_column(column, existing_type=kind, nullable=False)
        batch.drop_constraint(op.f('ck_applications_stage'), type_='check')
        batch.create_check_constraint(op.f('ck_applications_stage'), sa.text(BEFORE))


def _why(more):
    with op.batch_alter_table('audit_checks') as batch:
        batch.drop_constraint(op.f('ck_audit_checks_why'), type_='check')
        batch.create_check_constraint(op.f('ck_audit_checks_why'), sa.text(WHY.format(more)))
