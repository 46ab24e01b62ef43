"""Pictures for the documentation: first pages of what the program writes of the sample.

``python tools/pictures.py`` writes ``docs/pictures/*.png`` anew, papers through LibreOffice and
pdftoppm, the plan's page on a telephone through Chromium. They
depend on the machine's fonts, so no test compares their bytes: make them where the fonts of official
papers, or some that stand in for them, are installed.
"""

import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/pictures"
RESOLUTION = 86
SHADES = 16
MOST_BYTES = 60 * 1024
PICTURES: Mapping[str, str] = {
    "brief-2025-04.png": "anplan brief --month 2025-04 --to pdf",
    "brief-2025-05.png": "anplan brief --month 2025-05 --to pdf",
    "brief-2025-06.png": "anplan brief --month 2025-06 --to pdf",
    "brief-2025-07.png": "anplan brief --month 2025-07 --to pdf",
    "brief-2025-08.png": "anplan brief --month 2025-08 --to pdf",
    "brief-2025-H1.png": "anplan brief --period 2025-H1 --to pdf",
    "unit-brief.png": "anplan brief --month 2025-06 --unit 大智街 --to pdf",
    "unit-sheet.png": "anplan status 大智街 --to pdf",
    "notice.png": "anplan due --notice --to pdf",
    "reminders.png": "anplan due --remind --to pdf",
}
"""Each picture with the command, in the sample, of whose paper it shows the first page."""
ON_A_TELEPHONE: Mapping[str, str] = {
    "page.png": "anplan site",
    "page-en.png": "anplan site --lang en",
}
"""The same of pages: what a telephone of 390 points' width shows first."""
TELEPHONE = """\
<!doctype html><meta charset="utf-8"><title>anplan</title>
<body style="margin:0;background:#e4e7eb"><iframe src="{page}" style="display:block;margin:18px auto;
width:390px;height:744px;border:6px solid #30343a;border-radius:26px;background:#fff"></iframe>
"""
_CHROMIUM = (
    *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
    *("--disable-background-networking", "--no-first-run", "--window-size=500,792"),
)


def main() -> None:
    """Write all pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        sample = Path(name) / "sample"
        _run("demo", str(sample), folder=ROOT)
        for picture, command in PICTURES.items():
            paper = Path(name) / "paper.pdf"
            _run(*command.split()[1:], "-o", str(paper), "--yes", folder=sample)
            data = png(*grey_page(paper))
            if len(data) > MOST_BYTES:
                sys.exit(f"{picture} has {len(data)} bytes: lower RESOLUTION")
            (FOLDER / picture).write_bytes(data)
            print(f"docs/pictures/{picture}")
        for picture, command in ON_A_TELEPHONE.items():
            _run(*command.split()[1:], "-o", f"{name}/{picture}.site", folder=sample)
            _photograph(Path(name, f"{picture}.site/index.html"), FOLDER / picture)
            print(f"docs/pictures/{picture}")


def _run(*arguments: str, folder: Path) -> None:
    anplan = str(Path(sys.executable).with_name("anplan"))
    subprocess.run([anplan, *arguments], cwd=folder, check=True, capture_output=True)


def _photograph(page: Path, picture: Path) -> None:
    """Take a picture of what a telephone shows of a page."""
    frame = page.parent.with_suffix(".html")
    frame.write_text(TELEPHONE.format(page=page.as_uri()), encoding="utf-8")
    profile = f"--user-data-dir={page.parent.with_suffix('.profile')}"
    subprocess.run(
        [*_CHROMIUM, profile, f"--screenshot={picture}", frame.as_uri()],
        check=True,
        capture_output=True,
    )


def grey_page(paper: Path) -> tuple[int, int, bytes]:
    """Return the first page of a PDF as its width, its height and a byte a point."""
    drawn = subprocess.run(
        ["pdftoppm", "-gray", "-r", str(RESOLUTION), "-l", "1", str(paper)],
        check=True,
        capture_output=True,
    ).stdout
    kind, width, height, _, points = drawn.split(maxsplit=4)
    if kind != b"P5":
        sys.exit("pdftoppm drew no grey picture")
    return int(width), int(height), drawn[-int(width) * int(height) :] if points else b""


def png(width: int, height: int, points: bytes) -> bytes:
    """Write a picture of sixteen shades of grey, two points a byte."""
    shade = bytes(round(value * (SHADES - 1) / 255) for value in range(256))
    rows = []
    for row in range(height):
        line = points[row * width : (row + 1) * width].translate(shade) + b"\0" * (width % 2)
        pairs = zip(line[::2], line[1::2], strict=True)
        rows.append(b"\0" + bytes(first << 4 | second for first, second in pairs))
    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 9)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main()
