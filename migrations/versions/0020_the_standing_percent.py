"""The percent and the gravest signal of a desk row; every row is made anew at the next start."""

import sqlalchemy as sa
from alembic import op

revision = '0020'
down_revision = '0019'


def upgrade():
    op.add_column('desk_rows', sa.Column('percent', sa.Float))
    op.add_column('desk_rows', sa.Column('worst', sa.String(20)))


def downgrade():
    op.drop_column('desk_rows', 'worst')
    op.drop_column('desk_rows', 'percent')
    op.execute(sa.text('UPDATE desk_rows SET form = 1'))
