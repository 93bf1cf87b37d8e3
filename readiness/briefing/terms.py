"""What there is to translate: `python -m readiness.briefing.terms` brings locale/ up to date.

Templates are found in the calls of ``Say`` in this room, names and units in the published database.
Translations that still fit are kept; what is new stands there empty, and a test fails until it is said.
"""

from __future__ import annotations

import ast
import string
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from readiness import warehouse, wording
from readiness.briefing import languages
from readiness.wording import statuses

ROOM = Path(__file__).parent
TEMPLATE = languages.LOCALE / "brief.pot"
HEADER = r"""# Names are found by their kind (msgctxt); what stands in {{braces}} is filled in and keeps its name.
msgid ""
msgstr ""
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def template() -> Catalog:
    """Everything that a brief can say, without a translation."""
    catalogue = Catalog(project="ASEAN AI readiness briefs", version="1", fuzzy=False)
    for path in sorted(ROOM.rglob("*.py")):
        for text in templates(path.read_text(encoding="utf-8")):
            catalogue.add(text)
    for kind, english in sorted(set(_names())):
        catalogue.add(english, context=kind)
    return catalogue


def templates(source: str) -> Iterator[str]:
    """Every text that is said in a Python file.

    >>> list(templates('Say("One " "text"), Say("{n}", {"n": n}), Say("")'))
    ['One text', '{n}']

    Raises:
        ValueError: a text is made at run time, so that nobody can translate it.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Say":
            match node.args:
                case [ast.Constant(value=str(text)), *_]:
                    if text:
                        yield text
                case _:
                    raise ValueError(f"line {node.lineno}: Say takes a text as it is written")


def places(text: str) -> set[str]:
    """The places of a template.

    >>> sorted(places("{n} of {of} states"))
    ['n', 'of']
    """
    return {place for _, place, _, _ in string.Formatter().parse(text) if place is not None}


def faults(held: Catalog, wanted: Catalog) -> list[str]:
    """What a catalogue lacks, says with other places than the English, or holds in vain."""
    found = []
    for message in wanted:
        said = held.get(message.id, message.context)
        name = f"{message.id!r} ({message.context or 'sentence'})"
        if message.id and (said is None or not said.string):
            found.append(f"not said: {name}")
        elif message.id and said and places(str(said.string)) != places(str(message.id)):
            found.append(f"other places: {name}: {said.string!r}")
    known = {(message.id, message.context) for message in wanted}
    extra = [one for one in held if (one.id, one.context) not in known]
    return found + [f"no longer asked for: {one.id!r}" for one in extra]


def _names() -> Iterator[tuple[str, str]]:
    for row in warehouse.ask("brief_terms").itertuples():
        is_unit = row.kind == "unit"
        yield row.kind, f"{{number}} {row.english}" if is_unit else row.english
    yield from (("status", word) for _, word, _ in statuses.STATUSES.values())
    yield from (("stage", word) for _, word, _ in wording.STAGED.values())
    yield from (("stage", word) for word in wording.STAGES.values())


def main() -> None:
    """Write the template and bring every language's catalogue up to date."""
    wanted = template()
    _write(TEMPLATE, wanted, languages.SOURCE)
    for language, facts in languages.ALL.items():
        if language == languages.SOURCE:
            continue
        path = languages.LOCALE / f"{language}.po"
        catalogue = Catalog(locale=facts.locale)
        if path.exists():
            with path.open(encoding="utf-8") as file:
                catalogue = read_po(file, locale=facts.locale)
        catalogue.update(wanted, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        _write(path, catalogue, language)
        empty = sum(1 for message in catalogue if message.id and not message.string)
        print(f"{path.name}: {len(catalogue)} texts, {empty} to translate", file=sys.stderr)


def _write(path: Path, catalogue: Catalog, language: str) -> None:
    """Without dates, tools and line numbers, which change while the words do not."""
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, sort_output=True, no_location=True)
    path.write_bytes(HEADER.format(language=language).encode() + body.getvalue())


if __name__ == "__main__":
    main()
