"""The owner of a point says that what was found wrong is put right, and the network approves of it."""

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'

BEFORE = "kind IN ('warn', 'suspend', 'restore', 'stop', 'close')"
AFTER = "kind IN ('warn', 'suspend', 'restore', 'stop', 'approve', 'fixed', 'close')"


def upgrade():
    _kinds(AFTER)


def downgrade():
    """An older service would not know such rows."""
    op.execute(sa.text("DELETE FROM point_acts WHERE kind IN ('approve', 'fixed')"))
    _kinds(BEFORE)


def _kinds(allowed):
    with op.batch_alter_table('point_acts') as batch:
        batch.drop_constraint(op.f('ck_point_acts_kind'), type_='check')
        batch.create_check_constraint(op.f('ck_point_acts_kind'), sa.text(allowed))
