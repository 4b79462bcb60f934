"""Bulk work on many articles: over all cores, answers in the order of the input, in bounded memory."""

import os
import queue
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

ALONE = 8  # a few articles are answered sooner than other processes have started
WAITING = 8  # items held for each process, so that none runs dry


def in_order(work: Callable[[Item], Answer], items: Iterable[Item], processes: int = 0) -> Iterator[Answer]:
    """Answers in the order of the items, each as soon as it and those before it are done.

    work       a function of a module, as other processes must find it; what it raises ends the iteration
    processes  0 means one for each core that this process may use
    """
    rest = iter(items)
    for item in islice(rest, ALONE):
        yield work(item)
    count = processes or len(os.sched_getaffinity(0))
    if count == 1:
        yield from map(work, rest)
        return
    for first in rest:
        yield from _spread(work, first, rest, count)


def _spread(work: Callable[[Item], Answer], first: Item, rest: Iterator[Item], count: int) -> Iterator[Answer]:
    """A thread reads ahead and hands out, so that an answer never waits for the next item to come in."""
    answers: queue.Queue[Future[Answer] | None] = queue.Queue(count * WAITING)
    pool = ProcessPoolExecutor(count, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
    answers.put(pool.submit(work, first))  # starts the processes before there is a second thread
    all_read = threading.Event()

    def hand_out() -> None:
        try:
            for item in rest:
                answers.put(pool.submit(work, item))
            all_read.set()
        except RuntimeError:  # the pool was shut: nobody waits for more, or its end is raised to who does
            return
        finally:
            answers.put(None)

    threading.Thread(target=hand_out, daemon=True).start()
    try:
        while (answer := answers.get()) is not None:
            yield answer.result()
        if not all_read.is_set():
            raise RuntimeError("reading the input failed before its end")
    finally:
        pool.shutdown(cancel_futures=True)
