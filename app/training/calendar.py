"""A webinar as a calendar file (RFC 5545). Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

LINE = 75  # octets of a line, the end not counted (section 3.1)


def event(*, uid: str, starts_at: datetime, minutes: int, title: str, address: str, written_at: datetime) -> bytes:
    """The file: one event, moments in UTC, lines of at most 75 octets that end in CRLF."""
    lines = [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Osmotr//Training//EN',
        'METHOD:PUBLISH',
        'BEGIN:VEVENT',
        f'UID:{uid}',
        f'DTSTAMP:{_moment(written_at)}',
        f'DTSTART:{_moment(starts_at)}',
        f'DTEND:{_moment(starts_at + timedelta(minutes=minutes))}',
        f'SUMMARY:{_text(title)}',
        f'URL:{address}',
        f'DESCRIPTION:{_text(address)}',
        'END:VEVENT',
        'END:VCALENDAR',
    ]
    return ''.join(f'{_folded(line)}\r\n' for line in lines).encode()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime('%Y%m%dT%H%M%SZ')


def _text(value: str) -> str:
    escaped = value.replace('\\', '\\\\').replace(';', '\\;').replace(',', '\\,')
    return ''.join('\\n' if each == '\n' else each for each in escaped if each == '\n' or each >= ' ')


def _folded(line: str) -> str:
    """Longer lines go on behind CRLF and a space; no character is cut."""
    parts, length = [''], 0
    for each in line:
        octets = len(each.encode())
        if length + octets > LINE:
            parts.append('')
            length = 1
        parts[-1] += each
        length += octets
    return '\r\n '.join(parts)
