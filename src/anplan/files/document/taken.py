"""What a format's reader hands over: blocks as plain lists, so that they pass as JSON."""

from typing import Any, Literal, NamedTuple

from anplan.files.office.unpack import Limits
from anplan.intake.document.text.blocks import Block, Cell, Paragraph, Table

LIMITS = Limits(members=2_000, unpacked=60 << 20)
MAX_CHARACTERS = 1_000_000
MAX_BLOCKS = 100_000
Remark = Literal["boxes", "notes", "links", "pictures", "hidden", "pages"]


class Taken(NamedTuple):
    """Blocks, or a text; ``is_laid_out``: its lines are those of pages; ``remarks`` names what was not read."""

    blocks: list[Block]
    text: str = ""
    is_laid_out: bool = False
    remarks: tuple[Remark, ...] = ()
    is_scan: bool = False


def as_json(taken: Taken) -> dict[str, Any]:
    """Return what was taken as JSON knows it."""
    return {
        "blocks": [_written(block) for block in taken.blocks],
        "text": taken.text,
        "laid_out": taken.is_laid_out,
        "remarks": list(taken.remarks),
        "scan": taken.is_scan,
    }


def _written(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        return [block.text, block.level]
    return [[[[cell.text, cell.covered] for cell in row] for row in block.rows]]


def from_json(value: dict[str, Any]) -> Taken:
    """Return what :func:`as_json` wrote."""
    return Taken(
        [_read(block) for block in value["blocks"]],
        value["text"],
        value["laid_out"],
        tuple(value["remarks"]),
        value["scan"],
    )


def _read(block: list[Any]) -> Block:
    if len(block) == 1:
        return Table([[Cell(text, covered) for text, covered in row] for row in block[0]])
    return Paragraph(block[0], block[1])
