"""What is remembered is told of the very thing that it was found out about, and of no other."""

from decimal import Decimal

from anplan.base.remembered import remembered


class Asked:
    """Tells how a figure is written, and counts how often it had to look."""

    def __init__(self) -> None:
        self.times = 0

    def written(self, figure: Decimal, unit: str = "") -> str:
        self.times += 1
        return f"{figure}{unit}"


def test_what_is_asked_again_is_not_found_out_again() -> None:
    asked = Asked()
    written = remembered(4)(asked.written)
    figure = Decimal("1.0")
    assert [written(figure), written(figure), written(figure, "家")] == ["1.0", "1.0", "1.0家"]
    assert asked.times == 2


def test_an_equal_thing_is_another_one() -> None:
    written = remembered(4)(Asked().written)
    assert [written(Decimal("1.0")), written(Decimal("1.00"))] == ["1.0", "1.00"]


def test_what_was_asked_longest_ago_is_forgotten() -> None:
    asked = Asked()
    written = remembered(2)(asked.written)
    figures = [Decimal(number) for number in range(3)]
    for figure in (*figures, figures[0]):
        written(figure)
    assert asked.times == 4
