"""What may follow what for an account."""

from __future__ import annotations

from app import problems
from app.accounts.models import Account, Role


def require_confirmed(account: Account) -> None:
    """Refuse somebody who has not shown that the e-mail is theirs."""
    if not account.confirmed:
        raise problems.AccountUnconfirmed()


def require_may_lose_powers(account: Account, other_administrators: int) -> None:
    """Refuse to leave the service without an administrator who can sign in."""
    if account.role == Role.ADMINISTRATOR and not account.blocked and other_administrators == 0:
        raise problems.LastAdministrator()
