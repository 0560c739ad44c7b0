"""Verifies a case that Osmotr gave out: python verify_case.py CASE.zip [--key KEYS]

KEYS: a file with what GET /api/v1/keys of the server answers, or one raw public key in base64. Without it the key
within the case is used, which proves only that the case agrees with itself. Needs Python 3.9 and `cryptography`.
"""

import base64
import hashlib
import json
import sys
import zipfile
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def signed(keys, key_id, signature, content):
    try:
        Ed25519PublicKey.from_public_bytes(keys[key_id]).verify(base64.b64decode(signature), content)
        return True
    except (KeyError, ValueError, InvalidSignature):
        return False


def keys_of(text):
    try:
        raw = [base64.b64decode(each['public_key']) for each in json.loads(text)['items']]
    except ValueError:
        raw = [base64.b64decode(text)]
    return {hashlib.sha256(each).hexdigest()[:16]: each for each in raw}


def files_of(case):
    """Every file of the case and its signed list of hashes."""
    names = [each for each in case.namelist() if each not in ('manifest.json', 'manifest.sig.json')]
    listed = json.loads(case.read('manifest.json'))['files']
    yield from (f'{name}: twice in the case' for name in set(names) if names.count(name) > 1)
    yield from (f'{each}: {"missing" if each in listed else "not in the list"}' for each in set(names) ^ set(listed))
    for name in set(names) & set(listed):
        digest = hashlib.sha256(case.read(name)).hexdigest()
        if digest != listed[name] or (name.startswith('pictures/') and not name.startswith(f'pictures/{digest}.')):
            yield f'{name}: changed'


def operations_of(case, found):
    """Each phone's operations follow from each other; `found` takes them by their ids."""
    journal = json.loads(case.read('journal.json'))
    for name in (each for each in case.namelist() if each.startswith('operations/')):
        device, before = name[len('operations/') : -len('.jsonl')], None
        for line in case.read(name).splitlines():
            said, digest = json.loads(line), hashlib.sha256(line).hexdigest()
            op = f'{device}:{said["n"]}'
            told, found[op] = journal.get(op, {}), said
            if digest != told.get('hash'):
                yield f'{op}: not what reached the server'
            if before and before[0] == said['n'] - 1 and before[1] != said.get('prev_hash') and told.get('chained'):
                yield f'{op}: does not follow from the operation before it'
            before = said['n'], digest


def seals_of(case, keys, found):
    """Receipt → manifest → the operations and pictures that it names."""
    pictures = {name[len('pictures/') :].split('.')[0] for name in case.namelist() if name.startswith('pictures/')}
    for name in (each for each in case.namelist() if each.endswith('/receipt.json')):
        receipt, content = json.loads(case.read(name)), case.read(name.replace('receipt', 'manifest'))
        said = {key: value for key, value in receipt.items() if key != 'signature'}
        words = json.dumps(said, sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode()
        if not signed(keys, receipt.get('key_id'), receipt.get('signature', ''), words):
            yield f'{name}: not signed with this key'
        if hashlib.sha256(content).hexdigest() != receipt.get('manifest'):
            yield f'{name}: its manifest is not the one that was signed'
        manifest = json.loads(content)
        for item, one in manifest['fields'].items():
            for register in [one, one.get('note'), one.get('finding'), *(one.get('layers') or {}).values()]:
                if register and register.get('op') and found.get(register['op'], {}).get('value') != register['value']:
                    yield f'{item}: operation {register["op"]} does not say what was sealed'
        for item, sha256, _, state in manifest['photos']:
            if state == 'stored' and sha256 not in pictures:
                yield f'{item}: picture {sha256} is not in the case'


def main(path, flag=None, given=None):
    found, problems = {}, []
    try:
        with zipfile.ZipFile(path) as case:
            text = (Path(given).read_text() if Path(given).is_file() else given) if flag else case.read('keys.json')
            keys, manifest, seal = keys_of(text), case.read('manifest.json'), json.loads(case.read('manifest.sig.json'))
            print(f'Checked with the key {"you gave" if flag else "within the case: ask the server for its own"}.')
            if not signed(keys, seal['key_id'], seal['signature'], b'osmotr-case\n' + manifest):
                problems.append('manifest.json: not signed with this key')
            problems += [*files_of(case), *operations_of(case, found), *seals_of(case, keys, found)]
    except Exception as error:  # whatever a changed file provokes, it is not whole
        problems.append(f'cannot be read: {error!r}')
    print('\n'.join(problems) or f'Whole: {len(found)} operations, nothing missing, added or changed.')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) in (2, 4) else __doc__)
