"""What a person has handed in as papers, and how it is erased: rows and files go, and the key of all copies does."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from flask import current_app

from app.applications import erasing as applications
from app.db import db
from app.erasing import Erased, Held
from app.files.store import ORIGINALS
from app.papers import lease
from app.papers.models import Paper, PaperFile, PaperReturn
from app.settings import Settings


def held(account_id: uuid.UUID) -> Held:
    """Each handing in with what was typed beside it, and its files by kind and size."""
    settings: Settings = current_app.extensions['osmotr_settings']
    own = {each.id: each for each in applications.of(account_id)}
    papers = db.session.scalars(sa.select(Paper).where(Paper.application_id.in_(own)).order_by(Paper.id)).all()
    files = db.session.scalars(sa.select(PaperFile).where(PaperFile.paper_id.in_([each.id for each in papers]))).all()
    return {
        'papers': [
            {
                'application': own[each.application_id].number,
                'paper': each.name,
                'at': each.created_at,
                'facts': lease.facts_of(settings.data, own[each.application_id], each),
                'files': [{'kind': one.kind, 'bytes': one.size} for one in files if one.paper_id == each.id],
            }
            for each in papers
        ]
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All papers, also of applications that prove a decision: what was read in them stands in its reasons."""
    ids = [each.id for each in applications.of(account_id)]
    papers = list(db.session.scalars(sa.select(Paper.id).where(Paper.application_id.in_(ids))))
    db.session.execute(sa.delete(PaperReturn).where(PaperReturn.application_id.in_(ids)))
    files = sa.delete(PaperFile).where(PaperFile.paper_id.in_(papers)).returning(PaperFile.sha256)
    names = list(db.session.scalars(files))
    db.session.execute(sa.delete(Paper).where(Paper.id.in_(papers)))
    return Erased({'papers': len(papers)}, files=[(ORIGINALS, name) for name in names])


def named(hashes: Collection[str]) -> set[str]:
    """Those of these files that a paper names."""
    return set(db.session.scalars(sa.select(PaperFile.sha256).where(PaperFile.sha256.in_(hashes))))
