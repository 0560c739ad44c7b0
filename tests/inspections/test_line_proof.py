"""What counted bytes prove: an honest figure passes, one that could not have come from them is refused."""

from __future__ import annotations

from typing import Any

import pytest

from app import problems
from inspections.line.address import compared, is_public
from inspections.line.counting import Meter, Moved
from inspections.line.proof import QUICK_MBPS, Flow, proven


def down(run: int, mbps: float, ms: float = 1200, at: float = 0, streams: int = 3) -> list[Flow]:
    """Streams that share a line of this speed; for the first 350 ms they have half of it."""
    return [_flow(run, 'down', at + each, ms, mbps / streams, slow=350) for each in range(streams)]


def up(run: int, mbps: float, at: float = 2000) -> list[Flow]:
    """Three connections that send one small body after another, with a pause between them."""
    lanes = range(3)
    return [_flow(run, 'up', at + 300 * nth + lane, 290, mbps / 3 * 300 / 290) for nth in range(4) for lane in lanes]


def _flow(run: int, way: str, at: float, ms: float, mbps: float, slow: float = 0) -> Flow:
    times = [each * 25 for each in range(1, round(ms / 25))] + [ms]
    return Flow(run, way, at, [(each, mbps * 125 * (min(each, slow) / 2 + max(0, each - slow))) for each in times])


def said(*runs: tuple[float, float]) -> dict[str, Any]:
    """A value with these (download, upload) of its runs."""
    told = [
        {'download_mbps': one, 'upload_mbps': other, 'latency_ms': 20, 'jitter_ms': 1, 'loss_percent': 0}
        for one, other in runs
    ]
    return {**told[0], 'runs': told, 'line_test_id': None}


THREE = [
    *down(1, 48),
    *up(1, 9),
    *down(2, 50, at=5000),
    *up(2, 10, at=7000),
    *down(3, 46, at=9000),
    *up(3, 11, at=11000),
]


def test_an_honest_result_passes() -> None:
    told = proven(said((48, 8.9), (49.9, 10), (45, 10.8)), [1, 2, 3], THREE)
    assert [each['download_mbps'] for each in told['runs']] == [48, 49.9, 45]
    assert [each['upload_mbps'] for each in told['runs']] == pytest.approx([8.9, 10, 10.8], abs=0.1)
    assert (told['download_mbps'], told['latency_ms']) == (48, 20)


@pytest.mark.parametrize('mbps', [1, 5, 10, 50, 400])
def test_nothing_above_what_was_counted_is_taken_and_a_quarter_more_is_refused(mbps: float) -> None:
    flows = [*down(1, mbps), *up(1, mbps)]
    told = proven(said((mbps * 1.2, mbps * 1.2)), [1], flows)
    assert told['download_mbps'] == pytest.approx(mbps, rel=0.02)
    assert told['upload_mbps'] == pytest.approx(mbps, rel=0.04)
    over = mbps * (1.5 if mbps < QUICK_MBPS else 3.5)
    for claimed in ((over, mbps), (mbps, over), (1e9, mbps)):
        with pytest.raises(problems.LineResultUnproved) as refused:
            proven(said(claimed), [1], flows)
        assert refused.value.facts['figure'] == ('download_mbps' if claimed[0] > mbps else 'upload_mbps')
        assert refused.value.facts['counted'] == pytest.approx(mbps, rel=0.04)


def test_a_lower_figure_stands_since_bytes_may_wait_on_the_way() -> None:
    told = proven(said((5, 2)), [1], [*down(1, 50), *up(1, 9)])
    assert (told['download_mbps'], told['upload_mbps']) == (5, 2)


def test_an_upload_that_is_left_to_the_server_is_its_own() -> None:
    value = said((48, 9))
    value['runs'][0]['upload_mbps'] = None
    assert proven(value, [1], [*down(1, 48), *up(1, 12)])['upload_mbps'] == pytest.approx(12, rel=0.05)


@pytest.mark.parametrize(
    ('value', 'numbers', 'flows'),
    [
        (said((48, 9)), [1], []),
        (said((48, 9)), [1], down(1, 48)),
        (said((48, 9)), [1], up(1, 9)),
        (said((48, 9)), [1], [*up(1, 9), Flow(1, 'down', 0, [])]),
        (said((48, 9)), [2], [*down(1, 48), *up(1, 9)]),
        (said((48, 9), (48, 9)), [1, 2], [*down(1, 48), *up(1, 9)]),
        (said((48, 9), (48, 9)), [1, 1], [*down(1, 48), *up(1, 9)]),
        (said((48, 9), (48, 9)), [1], [*down(1, 48), *up(1, 9)]),
        (said((48, 9)) | {'runs': []}, [], THREE),
        (said((48, 9)) | {'runs': [7]}, [1], THREE),
        ({'download_mbps': 48, 'upload_mbps': 9}, [1], THREE),
        (said((48, 9)) | {'runs': [{'download_mbps': 'fast', 'upload_mbps': 9}]}, [1], THREE),
        (said((48, 9)) | {'runs': [{'download_mbps': None, 'upload_mbps': 9}]}, [1], THREE),
        (said((48, 9)) | {'runs': [{'download_mbps': -1, 'upload_mbps': 9}]}, [1], THREE),
    ],
)
def test_a_result_without_its_bytes_is_refused(value: Any, numbers: list[int], flows: list[Flow]) -> None:
    with pytest.raises(problems.LineResultUnproved):
        proven(value, numbers, flows)


def test_a_figure_on_top_that_its_runs_do_not_make_is_not_taken_over() -> None:
    value = said((48, 9)) | {'download_mbps': 900, 'upload_mbps': 900}
    told = proven(value, [1], [*down(1, 48), *up(1, 10)])
    assert (told['download_mbps'], told['upload_mbps']) == (48, 9)


def test_one_byte_in_no_time_proves_nothing() -> None:
    burst = [Flow(1, 'down', 0, [(0.01, 1)]), Flow(1, 'up', 9, [(0.01, 1)])]
    with pytest.raises(problems.LineResultUnproved):
        proven(said((1, 0)), [1], burst)


def test_a_burst_is_good_for_what_it_would_be_over_a_twentieth_of_a_second() -> None:
    """100 kB that something on the way has swallowed in a millisecond."""
    burst = [Flow(1, 'down', 0, [(1, 100_000)]), Flow(1, 'up', 9, [(1, 100_000)])]
    told = proven(said((700, 700)), [1], burst)
    assert (told['download_mbps'], told['upload_mbps']) == (16, 16)


def test_an_honest_figure_of_a_brief_measurement_is_cut_down_not_refused_when_the_server_was_busy() -> None:
    """900 kB within 74 ms by the server, whose turn came late; the page, which saw them in 29 ms, says 250 Mbit/s."""
    brief = [Flow(1, 'down', 0, [(37, 450_000), (74, 900_000)]), *up(1, 9)]
    told = proven(said((250.5, 9)), [1], brief)
    assert told['download_mbps'] == 97.3
    with pytest.raises(problems.LineResultUnproved):
        proven(said((1000, 9)), [1], brief)


def test_a_burst_at_the_beginning_does_not_make_a_slow_line_fast() -> None:
    """Half a megabyte vanishes into a buffer at once; then 1 Mbit/s."""
    slow = Flow(1, 'down', 0, [(1, 500_000), *((at, 500_000 + 125 * at) for at in range(20, 2000, 20))])
    with pytest.raises(problems.LineResultUnproved):
        proven(said((50, 9)), [1], [slow, *up(1, 9)])


def test_bodies_that_follow_each_other_over_a_long_way_are_not_slower_for_the_pauses() -> None:
    """One connection: 150 ms of bytes, then 100 ms until the next body has been asked for."""
    bodies = [_flow(1, 'up', 250.0 * nth, 150, 10) for nth in range(6)]
    assert proven(said((48, 9.9)), [1], [*down(1, 48), *bodies])['upload_mbps'] == 9.9


def test_a_line_that_is_too_quick_for_a_clock_passes() -> None:
    """Of two bodies the second came in a millisecond, as on this very machine."""
    bodies = [Flow(1, 'up', 0, [(6, 65_536)]), Flow(1, 'up', 30, [(1, 580_000)])]
    streams = [Flow(1, 'down', at, [(2, 4096), (9, 320_000)]) for at in (0.0, 2.0, 4.0)]
    told = proven(said((580, 4640)), [1], [*streams, *bodies])
    assert (told['download_mbps'], told['upload_mbps']) == (pytest.approx(153.6), pytest.approx(103.3))


def test_transfers_at_one_time_add_up_and_those_one_after_the_other_do_not() -> None:
    whole = _flow(1, 'down', 0, 2000, 8)
    after = [_flow(1, 'down', 700 * nth, 700, 8) for nth in range(3)]
    for flows, mbps in (([whole], 8), (after, 8), ([whole, whole], 16)):
        told = proven(said((mbps * 1.2, 9)), [1], [*flows, *up(1, 9)])
        assert told['download_mbps'] == pytest.approx(mbps, rel=0.01)
        with pytest.raises(problems.LineResultUnproved):
            proven(said((mbps * 1.3, 9)), [1], [*flows, *up(1, 9)])


def test_a_meter_counts_what_has_been_confirmed_and_when() -> None:
    now, waits = [0.0], [0]

    def waiting() -> int:
        now[0] += 0.1
        return waits[0]

    meter = Meter(lambda: now[0], waiting)
    sent = meter.send(1_000_000)
    for _ in range(6):
        next(sent)
    waits[0] = 4096
    next(sent)
    next(sent)
    sent.close()
    now[0] = 2.0
    marks = [[100.0 * at, 4096 * at] for at in range(1, 6)] + [[700.0, 6 * 4096], [2000.0, 6 * 4096]]
    assert meter.moved() == Moved(6 * 4096, 2000.0, marks)


def test_a_meter_hands_out_larger_parts_once_a_line_has_shown_to_be_quick_and_waits_until_all_has_arrived() -> None:
    left = [0] * 70 + [100_000, 50_000, 0]
    now = [0.0]

    def waiting() -> int:
        now[0] += 0.004
        return left.pop(0) if len(left) > 3 or handed[0] == 1_000_000 else 0

    handed = [0]
    meter = Meter(lambda: now[0], waiting)
    sizes = []
    for part in meter.send(1_000_000):
        sizes.append(len(part))
        handed[0] += len(part)
    assert sizes[:50] == [4096] * 50
    assert sizes[50:56] == [4096, 8192, 16_384, 32_768, 65_536, 65_536]
    assert meter.moved().bytes == 1_000_000


def test_a_meter_stops_when_the_other_side_is_gone_and_counts_what_it_had() -> None:
    answers = [0, 0, None]
    meter = Meter(lambda: 0.0, lambda: answers.pop(0))
    assert len(list(meter.send(1_000_000))) == 3
    assert meter.moved().bytes == 2 * 4096


@pytest.mark.parametrize(
    ('phone', 'computer', 'lines'),
    [
        ('93.184.216.34', '93.184.216.34', 'same'),
        ('93.184.216.34', '93.184.216.35', 'other'),
        ('::ffff:93.184.216.34', '93.184.216.34', 'same'),
        ('93.184.216.34', '2a00:1450:4010::1', 'unknown'),
        ('2a00:1450:4010:c05::71', '2a00:1450:4010:c05:aaaa::9', 'same'),
        ('2a00:1450:4010:c05::71', '2a00:1450:4010:c06::71', 'unknown'),
        ('2a00:1450:4010:c05::71', '2a00:1450:4011:c05::71', 'other'),
        ('192.168.1.5', '192.168.1.5', 'same'),
        ('192.168.1.5', '192.168.1.6', 'unknown'),
        ('100.64.0.1', '93.184.216.34', 'unknown'),
        ('fe80::1%eth0', 'fe80::1', 'same'),
        ('', '93.184.216.34', 'unknown'),
        (None, None, 'unknown'),
        ('unix:', 'unix:', 'unknown'),
    ],
)
def test_two_addresses_come_out_of_one_line_or_not(phone: str | None, computer: str | None, lines: str) -> None:
    assert compared(phone, computer) == compared(computer, phone) == lines


@pytest.mark.parametrize(
    ('address', 'public'),
    [
        ('93.184.216.34', True), ('2a00:1450:4010:c05::71', True), ('192.168.1.5', False), ('10.0.0.1', False),
        ('100.64.0.1', False), ('127.0.0.1', False), ('fd00::1', False), ('fe80::1', False), ('::1', False),
        ('::ffff:10.0.0.1', False), ('', False), (None, False),
    ],
)  # fmt: skip
def test_a_private_address_is_not_of_the_internet(address: str | None, public: bool) -> None:
    assert is_public(address) is public
