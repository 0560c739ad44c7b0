"""The stages from the contract to an open point, and after it."""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'

BEFORE = (
    "stage IN ('draft', 'checking', 'amending', 'surveying', 'repairing', 'inspecting', 'reviewing', "
    "'fixing', 'accepted', 'refused', 'appealed', 'withdrawn')"
)
STAGES = (
    "stage IN ('draft', 'checking', 'amending', 'surveying', 'repairing', 'inspecting', 'reviewing', "
    "'fixing', 'accepted', 'contracting', 'connecting', 'training', 'trying', 'concluding', 'opened', "
    "'supervising', 'correcting', 'suspended', 'stopped', 'refused', 'appealed', 'withdrawn')"
)
ACCEPTED = "'contracting', 'connecting', 'training', 'trying', 'concluding', 'opened', 'supervising', 'correcting'"
ENDED = "'suspended', 'stopped'"


def upgrade():
    _stages(STAGES)
    op.execute(sa.text("UPDATE applications SET whose_move = 'reviewer' WHERE stage = 'accepted'"))


def downgrade():
    op.execute(sa.text(f"UPDATE applications SET stage = 'accepted' WHERE stage IN ({ACCEPTED})"))
    op.execute(sa.text(f"UPDATE applications SET stage = 'refused' WHERE stage IN ({ENDED})"))
    nothing = "whose_move = 'nobody', promised_at = NULL, turn_at = '9999-01-01 00:00:00+00:00'"
    op.execute(sa.text(f"UPDATE applications SET {nothing} WHERE stage IN ('accepted', 'refused')"))
    _stages(BEFORE)


def _stages(allowed):
    with op.batch_alter_table('applications') as batch:
        batch.drop_constraint(op.f('ck_applications_stage'), type_='check')
        batch.create_check_constraint(op.f('ck_applications_stage'), sa.text(allowed))
