"""Many items over several processes: the order of the input, answers at once, memory that does not grow."""

import os
import threading
import time
from collections.abc import Iterator

import pytest

from service.archive import ALONE, WAITING, in_order


def tenfold(number: int) -> int:
    return number * 10


def slower_at_first(number: int) -> int:
    time.sleep(0.05 if number % 4 == 0 else 0)
    return number


def where(_: int) -> int:
    return os.getpid()


def fails_at_twenty(number: int) -> int:
    if number == 20:
        raise ValueError("twenty")
    return number


def test_answers_come_in_the_order_of_the_items_whoever_is_slow() -> None:
    assert list(in_order(slower_at_first, range(60), processes=3)) == list(range(60))


@pytest.mark.parametrize("count", [0, 1, ALONE, ALONE + 1, 100])
def test_every_item_is_answered_once(count: int) -> None:
    assert list(in_order(tenfold, range(count), processes=2)) == [n * 10 for n in range(count)]


def test_a_few_items_start_no_process_and_many_do() -> None:
    assert set(in_order(where, range(ALONE), processes=2)) == {os.getpid()}
    assert len(set(in_order(where, range(200), processes=2))) > 1
    assert set(in_order(where, range(200), processes=1)) == {os.getpid()}


def test_an_answer_does_not_wait_for_the_next_item() -> None:
    answered: list[int] = []

    def items() -> Iterator[int]:
        for number in range(ALONE + 5):
            for _ in range(200):  # an item comes only when all before it are answered, or the test fails below
                if len(answered) == number:
                    break
                time.sleep(0.05)
            assert len(answered) == number
            yield number

    for answer in in_order(tenfold, items(), processes=2):
        answered.append(answer)
    assert len(answered) == ALONE + 5


def test_only_a_few_items_are_read_ahead() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield number

    answers = in_order(tenfold, items(), processes=2)
    for _ in range(ALONE + 1):
        next(answers)
    time.sleep(0.3)
    assert taken <= ALONE + 1 + 2 * WAITING + 3
    answers.close()  # type: ignore[attr-defined]


def test_what_the_work_raises_is_raised_in_its_turn() -> None:
    answers = in_order(fails_at_twenty, range(100), processes=2)
    assert [next(answers) for _ in range(20)] == list(range(20))
    with pytest.raises(ValueError, match="twenty"):
        next(answers)


def test_input_that_fails_half_way_does_not_pass_for_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda args: None)  # what it prints is no part of this

    def items() -> Iterator[int]:
        yield from range(30)
        raise OSError("unplugged")

    with pytest.raises(RuntimeError, match="failed before its end"):
        list(in_order(tenfold, items(), processes=2))
