"""What gunicorn calls when its worker begins and ends: the job thread lives beside the web threads."""

from __future__ import annotations

import logging
import os
from typing import Any


def post_worker_init(worker: Any) -> None:
    """Open the log and start the job thread in the worker, after the fork."""
    from app.jobs import Worker

    logging.basicConfig(
        level=os.environ.get('OSMOTR_LOG', 'INFO').upper(), format='%(asctime)s %(levelname)s %(name)s %(message)s'
    )
    logging.getLogger('alembic').setLevel(logging.WARNING)
    app = worker.app.wsgi()
    if app.extensions['osmotr_settings'].jobs_in_process:
        app.extensions['osmotr_worker'] = Worker(app)
        app.extensions['osmotr_worker'].start()


def worker_exit(_server: Any, worker: Any) -> None:
    """Let the job in hand finish."""
    app = worker.app.wsgi()
    if running := app.extensions.get('osmotr_worker'):
        running.stop()
