"""Which drawing shows which item, from where each voice stands."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from inspections.demo import inside, outside
from inspections.demo.camera import Scene, photo
from inspections.demo.space import Camera, Picture


@dataclass(frozen=True, slots=True)
class Premises:
    """What there is to be seen on one day: the drawn facts agree with the answers."""

    owner: str = 'ИП СОКОЛОВА М. И.'
    street: str = 'УЛ. ЛЕСНАЯ'
    house: str = '7'
    letter_m: float = 0.35
    lit: bool = True
    ramp: bool = True
    button: bool = False
    seats: int = 4
    rooms: int = 2
    width_m: float = 5.2
    lockable: bool = True
    cameras: int = 3
    table_m: float = 0.7
    stamp: str = '18.11.2026 13:24:31'
    light: float = 1.0
    warmth: float = 0.3
    seed: int = 1


Shot = tuple[Callable[[Picture, Premises], None], Camera]


def take(item: str, premises: Premises, number: int = 0) -> bytes:
    """The photo of an item with this number; the same premises, item and number give the same bytes.

    Nobody stands exactly where another stood: the camera moves a little with all three.
    """
    shots = SHOTS.get(item, SHOTS['CLI-01'])
    scene, camera = shots[number % len(shots)]
    draw = random.Random(f'{premises.seed} {premises.street} {item} {number}')
    stands = replace(
        camera,
        x=camera.x + draw.uniform(-0.25, 0.25) * abs(camera.z) / 3,
        y=camera.y + draw.uniform(-0.08, 0.08),
        z=camera.z * draw.uniform(0.94, 1.06),
        turn=camera.turn + draw.uniform(-3, 3),
        tilt=camera.tilt + draw.uniform(-1.5, 1.5),
        roll=draw.uniform(-1.6, 1.6),
    )
    seen: Scene = lambda picture: scene(picture, premises)  # noqa: E731
    return photo(seen, stands, seed=draw.randrange(1 << 30), warmth=premises.warmth)


def _facade(picture: Picture, premises: Premises) -> None:
    outside.facade(
        picture,
        letter_m=premises.letter_m,
        lit=premises.lit,
        ramp=premises.ramp,
        button=premises.button,
        light=premises.light,
        address=f'{premises.street.removeprefix("УЛ. ")} {premises.house}',
    )


def _number(picture: Picture, premises: Premises) -> None:
    outside.house_number(picture, premises.street, premises.house, light=premises.light)


def _yard(picture: Picture, premises: Premises) -> None:
    outside.yard(picture, light=premises.light)


def _plate(picture: Picture, premises: Premises) -> None:
    lines = [premises.owner, 'ОГРНИП 3............2', f'{premises.street}, {premises.house}', 'ЕЖЕДНЕВНО', '9:00-21:00']
    outside.plate(picture, lines, light=premises.light)


def _rules(picture: Picture, premises: Premises) -> None:
    lines = ['ПРАВИЛА ВЫДАЧИ', 'И ВОЗВРАТА ЗАКАЗОВ', '1. НАЗОВИТЕ КОД', '2. ПРОВЕРЬТЕ ТОВАР', '3. ВОЗВРАТ - 7 ДНЕЙ']
    outside.plate(picture, lines, light=premises.light, wall=inside.WALL)


def _notice(picture: Picture, premises: Premises) -> None:
    lines = ['ВНИМАНИЕ', 'ВЕДЁТСЯ', 'ВИДЕОНАБЛЮДЕНИЕ']
    outside.plate(picture, lines, light=premises.light, ground=(244, 208, 63), wall=inside.WALL)


def _owner(picture: Picture, premises: Premises) -> None:
    lines = [
        'ИНФОРМАЦИЯ',
        'ДЛЯ ПОТРЕБИТЕЛЯ',
        premises.owner,
        'ОГРНИП 3............2',
        f'{premises.street}, {premises.house}',
    ]
    outside.plate(picture, lines, light=premises.light, wall=inside.WALL)


def _client(picture: Picture, premises: Premises) -> None:
    inside.client_area(
        picture, width=premises.width_m, seats=premises.seats, rooms=premises.rooms, light=premises.light
    )


def _desk(picture: Picture, premises: Premises) -> None:
    inside.desk(picture, table_m=premises.table_m, light=premises.light)


def _racks(picture: Picture, premises: Premises) -> None:
    inside.racks(picture, lockable=premises.lockable, light=premises.light, seed=premises.seed)


def _store_door(picture: Picture, premises: Premises) -> None:
    inside.store_door(picture, light=premises.light)


def _monitor(picture: Picture, premises: Premises) -> None:
    inside.monitor(picture, views=premises.cameras, stamp=premises.stamp, light=premises.light)


def _archive(picture: Picture, premises: Premises) -> None:
    stamp = premises.stamp.replace('.11.', '.10.')
    inside.monitor(picture, views=premises.cameras, stamp=stamp, title='АРХИВ: 31 ДЕНЬ', light=premises.light)


def _cloud(picture: Picture, premises: Premises) -> None:
    inside.monitor(
        picture, views=premises.cameras, stamp=premises.stamp, title='ОБЛАКО: БАЛАНС 1240', light=premises.light
    )


def _extinguisher(picture: Picture, premises: Premises) -> None:
    inside.extinguisher(picture, light=premises.light)


def _way_out(picture: Picture, premises: Premises) -> None:
    inside.way_out(picture, light=premises.light)


FRONT = Camera(x=0.2, y=1.6, z=-7.4, turn=0, tilt=8, focal=0.85)
APPROACH = Camera(x=5.2, y=1.6, z=-6.6, turn=-34, tilt=6, focal=0.75)
SIGN = Camera(x=0.4, y=1.7, z=-5.2, turn=1, tilt=19, focal=1.1)
DOOR = Camera(x=0.6, y=1.5, z=-4.6, turn=-2, tilt=-5, focal=0.85)
WAY = Camera(x=3.4, y=1.6, z=-4.8, turn=-26, tilt=-9, focal=0.75)
WALL = Camera(x=0.05, y=1.5, z=-1.35, turn=-3, tilt=1, focal=0.9)
PAPER = Camera(x=-0.2, y=1.5, z=-1.15, turn=9, tilt=1, focal=0.9)
CORNER_A = Camera(x=1.7, y=1.62, z=-3.4, turn=-20, tilt=-5, focal=0.62)
CORNER_B = Camera(x=-1.6, y=1.62, z=-3.2, turn=22, tilt=-6, focal=0.62)
ROOMS = Camera(x=0.8, y=1.6, z=-2.6, turn=-32, tilt=-5, focal=0.7)
SEATS = Camera(x=-0.9, y=1.6, z=-2.8, turn=33, tilt=-9, focal=0.75)
BANNER = Camera(x=0.1, y=1.6, z=-1.6, turn=0, tilt=5, focal=0.8)
COUNTER = Camera(x=-0.3, y=1.6, z=-2.7, turn=5, tilt=-5, focal=0.8)
DEVICE = Camera(x=-0.6, y=1.5, z=-0.6, turn=6, tilt=-6, focal=1.0)
PRINTER = Camera(x=0.5, y=1.6, z=-0.7, turn=-4, tilt=-12, focal=1.0)
STORE_A = Camera(x=0.6, y=1.6, z=-2.6, turn=-8, tilt=-6, focal=0.66)
STORE_B = Camera(x=-1.8, y=1.6, z=-1.9, turn=22, tilt=-7, focal=0.7)
LABELS = Camera(x=-1.2, y=1.35, z=-0.4, turn=-2, tilt=-4, focal=0.9)
LOCKER = Camera(x=2.0, y=1.4, z=-1.2, turn=10, tilt=-8, focal=0.85)
LOCK = Camera(x=0.4, y=1.5, z=-1.2, turn=-4, tilt=-3, focal=0.8)
ALARM = Camera(x=1.0, y=1.5, z=0.6, turn=6, tilt=0, focal=0.9)
SCREEN = Camera(x=0.1, y=1.3, z=-1.0, turn=-4, tilt=-3, focal=0.9)
BRACKET = Camera(x=0.2, y=1.25, z=-1.4, turn=-4, tilt=-4, focal=0.9)
LABEL = Camera(x=0.05, y=1.0, z=-0.55, turn=-3, tilt=-2, focal=1.0)
EXIT = Camera(x=0.2, y=1.6, z=-2.2, turn=-3, tilt=2, focal=0.75)
CEILING = Camera(x=0.2, y=1.6, z=-1.2, turn=-4, tilt=20, focal=0.8)

SHOTS: dict[str, list[Shot]] = {
    'SIG-01': [(_facade, FRONT), (_facade, APPROACH)],
    'SIG-02': [(_facade, SIGN)],
    'SIG-03': [(_facade, replace(SIGN, x=1.8, turn=-9))],
    'SIG-04': [(_facade, replace(SIGN, x=-1.2, turn=12))],
    'SIG-05': [(_facade, replace(SIGN, x=2.6, turn=-18))],
    'SIG-06': [(_plate, WALL)],
    'ENT-01': [(_number, WALL)],
    'ENT-02': [(_facade, DOOR)],
    'ENT-04': [(_facade, WAY)],
    'ENT-08': [(_yard, Camera(x=1.0, y=1.7, z=-11.0, turn=-6, tilt=3, focal=0.8))],
    'DSK-01': [(_desk, COUNTER)],
    'DSK-02': [(_desk, DEVICE)],
    'DSK-04': [(_desk, PRINTER)],
    'CLI-01': [(_client, CORNER_A), (_client, CORNER_B)],
    'CLI-02': [(_client, replace(CORNER_A, x=0.2, turn=-2))],
    'CLI-05': [(_client, ROOMS)],
    'CLI-06': [(_client, replace(ROOMS, z=-1.6, turn=-44))],
    'CLI-07': [(_client, SEATS)],
    'CLI-08': [(_client, BANNER)],
    'STO-01': [(_store_door, LOCK)],
    'STO-02': [(_racks, STORE_A), (_racks, STORE_B)],
    'STO-04': [(_racks, LABELS)],
    'STO-05': [(_racks, LOCKER)],
    'STO-06': [(_monitor, SCREEN)],
    'STO-08': [(_archive, SCREEN)],
    'STO-09': [(_cloud, replace(SCREEN, x=-0.3, turn=9))],
    'STO-10': [(_store_door, ALARM)],
    'DOC-01': [(_owner, PAPER)],
    'DOC-02': [(_rules, PAPER)],
    'DOC-03': [(_notice, replace(PAPER, x=0.3, turn=-10))],
    'FIR-01': [(_extinguisher, BRACKET)],
    'FIR-02': [(_extinguisher, LABEL)],
    'FIR-04': [(_way_out, EXIT)],
    'FIR-05': [(_way_out, CEILING)],
}
