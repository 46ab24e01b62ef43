"""What no task and no figure says: duties, sentences that ask for nothing, and defects."""

import re
from collections.abc import Iterator, Sequence

from anplan.base.message import say
from anplan.intake.document.text.sentences import latin_parts
from anplan.intake.document.text.words import Source, Words
from anplan.intake.draft.nodes import Flow, Key, Record, assumed, keys
from anplan.intake.draft.settled import Settled
from anplan.intake.draft.wording import few_words, quote_of

_SENTENCE = re.compile(r"""[^。！？\n]*[。！？]+[”’"'」』）)】〕》〉]*|[^。！？\n]+""")
_ASKS = re.compile(
    r"各(?:[^,。;]{0,12})(?:单位|部门|地|街道|镇|乡|县|市|区|委|办|局)[^,。;]{0,4}(?:要|应|须|需|务必)|"
    r"(?:责任|牵头|配合|成员|有关|相关)(?:单位|部门)[^,。;]{0,8}(?:要|应|须|需|务必)|\b(?:must|shall|should)\b"
)

Span = tuple[int, int]


class Rest:
    """Goes through the sentences that nothing quotes."""

    def __init__(
        self, source: Source, quoted: Sequence[Words], unquoted: Sequence[Words] = ()
    ) -> None:
        """Remember which places of the text are quoted, without some that lie within these."""
        self._source = source
        self._marks = bytearray(len(source.text))
        for words in quoted:
            self._marks[words.start : words.end] = b"\1" * len(words.text)
        for words in unquoted:
            self._marks[words.start : words.end] = bytes(len(words.text))

    def sentences(self) -> Iterator[Words]:
        """Yield the sentences of which less than half is quoted."""
        text = self._source.text
        for match in _SENTENCE.finditer(text):
            words = Words(match[0], match.start()).stripped("|")
            yield from (one for one in latin_parts(words) if self._is_left(one))

    def _is_left(self, words: Words) -> bool:
        places = [words.start + at for at, sign in enumerate(words.text) if sign.isalnum()]
        return bool(places) and 2 * sum(self._marks[place] for place in places) < len(places)


def duties(rest: Sequence[Words], source: Source) -> tuple[Record, ...]:
    """Return the sentences by which all units have to see to something, as duties."""
    return tuple(
        keys(
            Key("owed_by", "units"),
            Key("title", few_words(words)),
            Key("quote", quote_of(source, words)),
            assumed("owed_by"),
        )
        for words in rest
        if _ASKS.search(words.folded)
    )


def ban_duties(bans: Sequence[tuple[Words, tuple[str, ...]]], source: Source) -> tuple[Record, ...]:
    """Return what tasks forbid as duties of those who do them."""
    return tuple(
        keys(
            Key("owed_by", Flow(units)),
            Key("title", few_words(words)),
            Key("quote", quote_of(source, words)),
            assumed("owed_by"),
        )
        for words, units in bans
    )


def narrative(rest: Sequence[Words], source: Source) -> tuple[str, ...]:
    """Return the other sentences, each once: they ask nobody for anything."""
    said = (quote_of(source, words) for words in rest if not _ASKS.search(words.folded))
    return tuple(dict.fromkeys(said))


def defects(settled: Settled, source: Source) -> tuple[Record, ...]:
    """Return what is wrong in the document itself."""
    return tuple(_defects(settled, source))


def _defects(settled: Settled, source: Source) -> Iterator[Record]:
    for question in settled.questions:
        if question.kind == "bracket" and question.words:
            yield keys(
                Key("quote", quote_of(source, question.words)),
                Key("text", say("A bracket is not closed.")),
            )
