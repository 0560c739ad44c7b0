"""The committed description of the service is the one it gives, and the phone's types are made from it."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / 'pwa' / 'openapi.json'


def test_the_committed_description_is_what_the_service_says(service):
    said = service.test_client().get('/api/v1/openapi.json').get_json()
    assert json.loads(COMMITTED.read_text('utf-8')) == said, 'run «make openapi» and commit what it writes'


def test_the_phones_types_are_made_from_it(tmp_path):
    made = tmp_path / 'types.ts'
    command = ['npx', 'openapi-typescript', str(COMMITTED), '-o', str(made)]
    subprocess.run(command, cwd=ROOT / 'pwa', check=True, capture_output=True, timeout=120)
    committed = ROOT / 'pwa' / 'src' / 'api' / 'types.ts'
    assert made.read_text('utf-8') == committed.read_text('utf-8'), 'run «make openapi» and commit what it writes'
