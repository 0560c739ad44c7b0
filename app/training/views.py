"""Training as plain values: for the applicant, for the desk, for who learns, for who checks a certificate."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from app.applications import views as applications
from app.applications.models import Application
from app.rules import operations as rules
from app.training import courses, operations
from app.training.models import Certificate, Member

RULE = 'courses'


def roster(folder: Path, application: Application, at: datetime, *, own: bool) -> dict[str, Any]:
    """Everybody with how far they are. `own`: its applicant also sees the links."""
    members = operations.everybody(application)
    return {
        'application': applications.many([application])[0],
        'courses': [
            {'id': each.id, 'title': each.content['title'], 'pages': len(each.pages)}
            for each in courses.every().values()
        ],
        'members': [_member(folder, each, at, own=own) for each in members],
        'share': operations.share(application),
        'open': application.stage in operations.OPEN_IN,
    }


def library() -> dict[str, Any]:
    """Every course to be read, with what the network adds to it. The right options are in it: they are explained
    without a network too, and whoever looks them up has read them."""
    media: Mapping[str, Any] = rules.current(RULE).value
    return {'items': [_course(each, media.get(each.id) or {}) for each in courses.every().values()]}


def learner(folder: Path, member: Member) -> dict[str, Any]:
    """What their own phone shows: who they are and how far."""
    certificate = operations.certificate_of(member)
    return {
        'name': operations.name_of(folder, member),
        'role': member.role,
        'progress': operations.progress(member),
        'certificate': certificate and certificate.code,
    }


def checked(folder: Path, certificate: Certificate, member: Member) -> dict[str, Any]:
    """What anybody may know who has the code: initials, when, what; and whether they still belong to the point."""
    return {
        'code': certificate.code,
        'initials': initials(operations.name_of(folder, member)),
        'at': certificate.created_at,
        'courses': [each.content['title'] for each in courses.every().values()],
        'valid': member.removed_at is None,
        'left_at': member.removed_at,
    }


def initials(name: str) -> str:
    """«И. П. С.»: the first letters of at most three words."""
    return ' '.join(f'{word[0].upper()}.' for word in name.split()[:3])


def _member(folder: Path, member: Member, at: datetime, *, own: bool) -> dict[str, Any]:
    certificate = operations.certificate_of(member)
    link = operations.link_of(folder, member, at) if own and member.removed_at is None else None
    return {
        'id': member.id,
        'name': operations.name_of(folder, member),
        'role': member.role,
        'came_at': member.came_at,
        'removed_at': member.removed_at,
        'progress': operations.progress(member),
        'certificate': certificate and {'code': certificate.code, 'at': certificate.created_at},
        'link': link and {'token': link[1], 'expires_at': link[0].expires_at},
    }


def _course(course: courses.Course, media: Mapping[str, Any]) -> dict[str, Any]:
    return {
        'id': course.id,
        'version': course.version,
        'title': course.content['title'],
        'minutes': course.content['minutes'],
        'pages': course.content['pages'],
        'quiz': course.content['quiz'],
        'video': media.get('video'),
        'webinar': media.get('webinar'),
    }
