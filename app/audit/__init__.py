"""The hash-chained record of who did what: `audit.record(who, act, subject, facts, at)`."""

from app.audit.chain import explain_cut as explain_cut
from app.audit.chain import record as record
from app.audit.models import AuditEntry as AuditEntry
from app.audit.walk import broken_at as broken_at
