"""Choosing among options."""

from service.figures.choosing.choice import Option, best

WEIGHTS = {"near": 1.0, "far": -1.0, "none": 0.5}


def test_the_option_with_the_greatest_weight_is_chosen() -> None:
    options = [Option(None, ["none"]), Option("villages", ["near"]), Option("police", ["far"])]
    assert best(WEIGHTS, options).option.text == "villages"


def test_options_of_the_same_text_speak_for_each_other() -> None:
    options = [Option("police", ["near"]), Option("villages", ["none"], 3), Option("villages", ["none"], None, "kin")]
    found = best(WEIGHTS, options)
    assert (found.option.text, found.option.head) == ("villages", 3)
    assert 0.5 < found.probability < 0.6


def test_a_feature_that_was_never_seen_says_nothing() -> None:
    options = [Option("villages", ["unheard of"]), Option("police", [])]
    assert best(WEIGHTS, options).probability == 0.5
