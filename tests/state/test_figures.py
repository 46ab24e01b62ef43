"""How figures are printed: as many decimals as the story needs, four at most."""

from fractions import Fraction

from anplan.state.figures import Progress, exact, plain, printed, printed_gap, rounded

RED = Fraction(10)


def progress(completion: str, pace: str) -> Progress:
    """Exact figures of something that wants more."""
    exact = Fraction(completion), Fraction(pace)
    return Progress(*exact, exact[0] - exact[1])


def test_halves_are_rounded_away_from_zero() -> None:
    halves = [Fraction(one, 20) for one in (1, 3, -1, -3)]
    assert [str(rounded(half, 1)) for half in halves] == ["0.1", "0.2", "-0.1", "-0.2"]


def test_one_decimal_where_it_tells_the_same_story() -> None:
    shown = printed(progress("45.04", "50"), RED, turned=False)
    assert (str(shown.completion), str(shown.pace), str(shown.gap)) == ("45.0", "50.0", "-5.0")


def test_all_three_have_the_decimals_that_one_of_them_needs() -> None:
    shown = printed(progress("49.996", "50"), RED, turned=False)
    assert (str(shown.completion), str(shown.pace), str(shown.gap)) == (
        "49.996",
        "50.000",
        "-0.004",
    )


def test_a_tiny_completion_is_not_printed_as_none() -> None:
    shown = printed(Progress(Fraction(1, 300)), RED, turned=False)
    assert (str(shown.completion), shown.pace, shown.gap) == ("0.003", None, None)


def test_a_hair_behind_is_told_to_the_decimal_that_shows_it() -> None:
    shown = printed(progress("49.99999", "50"), RED, turned=False)
    assert [f"{one:f}" for one in shown if one is not None] == ["49.99999", "50.00000", "-0.00001"]
    assert f"{printed_gap(Fraction(-1, 10**6), Fraction(1)):f}" == "-0.000001"


def test_nothing_has_no_sign() -> None:
    assert [str(rounded(Fraction(one, 10**6), 4)) for one in (-1, 0, 1)] == ["0.0000"] * 3


def test_a_figure_for_programs_stays_on_its_side_of_a_bound() -> None:
    full, little = Fraction(100), Fraction(1, 3 * 10**6)
    assert f"{plain(full - little, full):f}" == "99.9999997"
    assert f"{plain(-little):f}" == "-0.0000003"
    assert f"{plain(Fraction(200, 3), full):f}" == "66.6667"


def test_what_misses_is_told_to_the_last_digit() -> None:
    assert f"{exact(Fraction(1, 10**9)):f}" == "0.000000001"
    assert f"{exact(Fraction(21)):f}" == "21"


def test_a_turned_gap_of_nothing_has_no_sign() -> None:
    shown = printed(Progress(RED, RED, Fraction(0)), RED, turned=True)
    assert str(shown.gap) == "0.0"


def test_plain_values_have_the_decimals_they_need() -> None:
    values = [Fraction(3), Fraction(1, 2), Fraction(1, 8), Fraction(1, 3)]
    assert [str(plain(value)) for value in values] == ["3", "0.5", "0.125", "0.3333"]
