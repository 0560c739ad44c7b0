"""What an erasure needs of the running application."""

from __future__ import annotations

from flask import current_app

from app.applications.api import entered
from app.erasure.operations import House
from app.settings import Settings


def current_house() -> House:
    """The house of the running application."""
    settings: Settings = current_app.extensions['osmotr_settings']
    return House(settings.data, current_app.extensions['osmotr_erases'], entered)
