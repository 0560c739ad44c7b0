"""A short form of the rows about Chromium: killed at work, killed at the file picker, one tab of two killed."""

from __future__ import annotations

from tests.faults import browsers


def test_nothing_that_was_called_kept_is_lost_when_chromium_is_killed_at_work() -> None:
    figure = browsers.killed_at_work(2)
    assert figure.broken == []
    assert figure.done == 2


def test_a_page_killed_at_the_file_picker_comes_back_to_its_item() -> None:
    figure = browsers.killed_at_picker(2)
    assert figure.broken == []
    assert figure.done == 2


def test_two_tabs_that_write_at_once_lose_nothing_when_one_of_them_is_killed() -> None:
    figure = browsers.two_tabs(100, 2)
    assert figure.broken == []
    assert figure.done >= 100
