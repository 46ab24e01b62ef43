"""A compiled catalogue is looked into as gettext would read it, in either order of bytes."""

import struct

import pytest

from anplan.show.catalogue import catalogue, translated

TEXTS = {"": "Content-Type: text/plain; charset=UTF-8\n", "error": "错误", "two\nlines": "两\n行"}


def compiled(texts: dict[str, str], order: str) -> bytes:
    """Return a catalogue as msgfmt writes it: header, two tables, the texts."""
    keys = sorted(texts)
    strings = [text.encode() for text in (*keys, *(texts[key] for key in keys))]
    tables = 28
    start = tables + 8 * len(strings)
    places, data = b"", b""
    for string in strings:
        places += struct.pack(f"{order}2I", len(string), start + len(data))
        data += string + b"\0"
    second = tables + 8 * len(keys)
    head = struct.pack(f"{order}7I", 0x950412DE, 0, len(keys), tables, second, 0, start)
    return head + places + data


@pytest.mark.parametrize("order", ["<", ">"])
def test_every_text_is_found(order: str) -> None:
    data = compiled(TEXTS, order)
    assert {text: translated(data, text) for text in TEXTS} == TEXTS


@pytest.mark.parametrize("text", ["a", "errors", "zzz"])
def test_a_text_that_is_not_there_is_its_own_translation(text: str) -> None:
    assert translated(compiled(TEXTS, "<"), text) == text


def test_a_language_without_a_catalogue_says_the_key() -> None:
    assert catalogue("en")("error") == "error"


@pytest.mark.parametrize("text", TEXTS)
def test_a_catalogue_that_is_cut_off_fails_no_command(text: str) -> None:
    whole = compiled(TEXTS, "<")
    told = {translated(whole[:length], text) for length in range(len(whole))}
    assert told <= {text, TEXTS[text]}
