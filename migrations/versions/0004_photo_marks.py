"""Perceptual marks of photos, in bands, so that near pictures are found without reading all of them."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'


def upgrade():
    op.create_table(
        'photo_marks',
        sa.Column('key', sa.Integer, autoincrement=False, nullable=False),
        sa.Column('photo_op', sa.String(50), nullable=False),
        sa.ForeignKeyConstraint(['photo_op'], ['photos.op'], name=op.f('fk_photo_marks_photo_op')),
        sa.PrimaryKeyConstraint('key', 'photo_op', name=op.f('pk_photo_marks')),
    )
    op.create_index(op.f('ix_photo_marks_photo_op'), 'photo_marks', ['photo_op'])


def downgrade():
    op.drop_table('photo_marks')
