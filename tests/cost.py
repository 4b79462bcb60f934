"""What work costs: to be held against the cost of other work in the same run, and never against the clock."""

import time
from collections.abc import Callable


def cost(work: Callable[[], object], tries: int = 3) -> float:
    """Processor seconds of the cheapest try. At least ten milliseconds: less cannot be told from nothing."""
    return max(min(_seconds(work) for _ in range(tries)), 0.01)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
