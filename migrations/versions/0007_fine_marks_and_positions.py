"""A fine mark of each photo, the digits of its position, wider bands; photos of before are looked at again."""

import sqlalchemy as sa
from alembic import op

from app import clock
from app.db import Json, UtcDateTime, uuid7

revision = '0007'
down_revision = '0006'
AT_ONCE = 1000


def upgrade():
    op.add_column('photos', sa.Column('glance', sa.String(800)))
    op.add_column('photos', sa.Column('fix', sa.String(60)))
    op.create_index(op.f('ix_photos_fix'), 'photos', ['fix'])
    op.execute('DELETE FROM photo_marks')
    op.add_column('photo_marks', sa.Column('dhash', sa.BigInteger, nullable=False, server_default='0'))
    _look_again()


def downgrade():
    op.execute('DELETE FROM photo_marks')
    op.drop_column('photo_marks', 'dhash')
    op.drop_index(op.f('ix_photos_fix'), 'photos')
    op.drop_column('photos', 'fix')
    op.drop_column('photos', 'glance')
    _look_again()


def _look_again():
    """Ask for the check of every stored photo, the oldest first: it makes the marks."""
    photos = sa.table('photos', sa.column('op'), sa.column('state'), sa.column('announced_at'))
    jobs = sa.table(
        'jobs',
        sa.column('id', sa.Uuid),
        sa.column('kind'),
        sa.column('payload', Json),
        sa.column('due_at', UtcDateTime),
        sa.column('created_at', UtcDateTime),
        sa.column('tries'),
    )
    bind, at = op.get_bind(), clock.now()
    stored = sa.select(photos.c.op).where(photos.c.state == 'stored').order_by(photos.c.announced_at, photos.c.op)
    found = bind.scalars(stored).all()
    for start in range(0, len(found), AT_ONCE):
        asked = [
            {'id': uuid7(), 'kind': 'photo.check', 'payload': {'op': each}, 'due_at': at, 'created_at': at, 'tries': 0}
            for each in found[start : start + AT_ONCE]
        ]
        bind.execute(sa.insert(jobs), asked)
