"""Errors that newer programs write into cells, and that stop the library that reads them."""

import re
import zipfile
from io import BytesIO

from anplan.files.form.inspection import Inspection

_KNOWN = frozenset(("#N/A", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!"))
_ERROR = re.compile(
    rb"""(<(?:\w+:)?c\s[^<>]*?\bt=["']e["'][^<>]*>(?:<(?:\w+:)?f\b[^<>]*/>|"""
    rb"""<(?:\w+:)?f\b[^<>]*>[^<]*</(?:\w+:)?f>)?<(?:\w+:)?v>)[^<]*"""
)


def without_newer_errors(data: bytes, inspection: Inspection) -> bytes:
    """Return a workbook with #N/A in the place of such errors; what they are was seen before."""
    errors = {traits.error for sheet in inspection.sheets for traits in sheet.cells.values()}
    if not errors - _KNOWN - {""} or not data.startswith(b"PK"):
        return data
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            part = old.read(member)
            if b"sheetData" in part:
                part = _ERROR.sub(rb"\1#N/A", part)
            new.writestr(member.filename, part)
    return out.getvalue()
