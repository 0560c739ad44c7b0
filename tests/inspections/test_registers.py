"""The fold of one register keeps what nobody has settled, and lets an edit over the seen value win."""

from hypothesis import given
from hypothesis import strategies as st

from inspections.sync.registers import Edit, fold


def edit(device: str, n: int, ms: int, base: str | None = None, also: tuple[str, ...] = ()) -> Edit:
    return Edit(f'{device}:{n}', f'{ms:015d}-0000-{device}', f'{device}{n}', base, also)


def test_an_edit_over_the_seen_value_wins_under_any_clock():
    first = fold(None, edit('b', 1, 10**9))
    second = fold(first, edit('a', 1, 5, base='b:1'))
    assert second['value'] == 'a1'
    assert second['conflicts'] == []


def test_of_two_concurrent_edits_the_later_clock_shows_and_the_other_is_kept():
    register = fold(fold(None, edit('a', 1, 20)), edit('b', 1, 10))
    assert register['value'] == 'a1'
    assert [each['op'] for each in register['conflicts']] == ['b:1']


def test_an_edit_that_lists_a_conflict_settles_it():
    register = fold(fold(None, edit('a', 1, 20)), edit('b', 1, 10))
    register = fold(register, edit('a', 2, 30, base='a:1', also=('b:1',)))
    assert register['conflicts'] == []


def test_a_correction_of_a_losing_edit_takes_its_place_in_the_conflicts():
    register = fold(fold(None, edit('a', 1, 50)), edit('b', 1, 10))
    register = fold(register, edit('b', 2, 20, base='b:1'))
    assert register['value'] == 'a1'
    assert [each['op'] for each in register['conflicts']] == ['b:2']


def test_equal_clocks_are_parted_by_the_device():
    one = fold(fold(None, edit('a', 1, 7)), edit('b', 1, 7))
    other = fold(fold(None, edit('b', 1, 7)), edit('a', 1, 7))
    assert one['value'] == other['value'] == 'b1'


@given(st.lists(st.tuples(st.sampled_from('abc'), st.integers(0, 40), st.booleans(), st.booleans()), max_size=25))
def test_no_edit_is_ever_overwritten_in_silence(steps):
    """Every edit is the winner, a conflict, or an ancestor of one of them by `base` and `also`."""
    register, edits, last_seen = None, {}, {}
    for n, (device, ms, looks, settles) in enumerate(steps, 1):
        if looks and register:
            last_seen[device] = (register['op'], tuple(each['op'] for each in register['conflicts']))
        base, conflicts = last_seen.get(device, (None, ()))
        made = edit(device, n, ms, base, conflicts if settles else ())
        edits[made.op] = made
        register = fold(register, made)
        last_seen[device] = (made.op, conflicts)
    todo = [register['op'], *(each['op'] for each in register['conflicts'])] if register else []
    reached = set()
    while todo:
        op = todo.pop()
        if op in reached or op is None:
            continue
        reached.add(op)
        todo += [edits[op].base, *edits[op].also]
    assert reached == set(edits)
    if register:
        assert all(made.base != register['op'] for made in edits.values())
