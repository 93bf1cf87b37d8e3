"""A brief's parts as words of a language, by gettext catalogues and Babel's rules of each locale."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from readiness import wording
from readiness.briefing.document import Day, Listing, Name, Number, Part, Say, Verbatim, Year

LOCALE = Path(__file__).parent / "locale"
SOURCE = "en"


class Unknown(ValueError):
    """A language that there is no catalogue of."""


class Missing(ValueError):
    """A term that a language lacks: a fault of the catalogue, never mended by a word of English."""


@dataclass(frozen=True)
class Language:
    """One row of ``locale/languages.csv``.

    ``months``, and ``between`` and ``last`` of a list, stand where Babel has no locale of the
    language or an odd one; ``locale`` then serves for the rest.
    """

    language: str
    name: str
    english_name: str
    locale: str
    is_on: bool
    reviewed_by: str
    reviewed_on: str
    fonts: tuple[str, ...]
    months: tuple[str, ...]
    between: str
    last: str
    doubtful: str


def _languages() -> dict[str, Language]:
    with (LOCALE / "languages.csv").open(encoding="utf-8", newline="") as file:
        rows = [dict(row) for row in csv.DictReader(file)]
    return {
        row["language"]: Language(
            **{key: row[key] for key in row if key not in ("is_on", "fonts", "months")},
            is_on=row["is_on"] == "yes",
            fonts=tuple(row["fonts"].split("|")),
            months=tuple(filter(None, row["months"].split("|"))),
        )
        for row in rows
    }


ALL = _languages()
"""Every language that there is a catalogue of, drafts too, in the order of choosers."""

ON = {code: language for code, language in ALL.items() if language.is_on}
"""The languages that are offered; a draft is made only for one who asks for it by its code."""


class Words:
    """The words of one language.

    >>> Words("en").say(Say("{n} of {of} states", {"n": Number(8, 0), "of": Number(11, 0)}))
    '8 of 11 states'
    >>> Words("tlh")
    Traceback (most recent call last):
    readiness.briefing.languages.Unknown: no language 'tlh'; there are: en, id, ms, ...
    """

    def __init__(self, language: str = SOURCE) -> None:
        if language not in ALL:
            raise Unknown(f"no language {language!r}; there are: {', '.join(ALL)}")
        self.language = ALL[language]
        self.code = language
        """BCP 47."""
        self.fonts = self.language.fonts
        """Font families, the first that has a glyph gives it."""
        self.direction = Locale.parse(self.language.locale).text_direction

    def say(self, part: Part) -> str:
        """Any part as words.

        >>> words = Words("en")
        >>> words.say(Number(None)), words.say(Number(-0.5, 1)), words.say(Year(2024))
        ('no data', '−0.5', '2024')
        >>> words.say(Listing((Verbatim("A"), Verbatim("B"), Verbatim("C"))))
        'A, B and C'
        """
        match part:
            case Say():
                said = {place: self.say(inner) for place, inner in part.parts.items()}
                return self._term(part.text).format(**said) if part.text else ""
            case Name():
                return self._term(part.english, part.kind)
            case Number():
                return self._quantity(part)
            case Year():
                return str(part.value)
            case Day():
                return self._day(part.iso)
            case Listing():
                return self._listing([self.say(item) for item in part.items])
            case Verbatim():
                return part.text

    def notice(self) -> str | None:
        """What the last page says of a translation that no speaker has reviewed.

        >>> Words("en").notice() is None
        True
        """
        if self.code == SOURCE or self.language.reviewed_by:
            return None
        said = Say(
            "This text was translated from English and has not been reviewed by a speaker of the "
            "language. Where they differ, the English text counts."
        )
        return f"{self.say(said)} / {said.text}"

    def _term(self, english: str, context: str | None = None) -> str:
        if self.code == SOURCE:
            return english
        message = catalogue(self.code).get(english, context)
        if message is None or not message.string:
            where = f" ({context})" if context else ""
            raise Missing(
                f"{self.code}: no translation of {english!r}{where}; "
                f"run `python -m readiness.briefing.terms` and fill locale/{self.code}.po"
            )
        return str(message.string)

    def _quantity(self, part: Number) -> str:
        if part.value is None or math.isnan(part.value):
            return self.say(Say("no data"))
        text = self._figure(abs(part.value), part.decimals)
        if any(digit in text for digit in "123456789"):
            sign = wording.numbers.MINUS if part.value < 0 else "+" if part.has_sign else ""
            text = f"{sign}{text}"
        if not part.unit:
            return text
        if self.code == SOURCE:
            return f"{text} {part.unit}".replace(" %", f"{wording.numbers.PART}%", 1)
        return self._term(f"{{number}} {part.unit}", "unit").format(number=text)

    def _figure(self, value: float, decimals: int) -> str:
        """Rounded before Babel writes it, so that all languages print the figure that English has."""
        if self.code == SOURCE:
            return wording.numbers.number(value, decimals)
        rounded = Decimal(f"{value:.{decimals}f}")
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return format_decimal(rounded, pattern, locale=self.language.locale)

    def _day(self, iso: str) -> str:
        if self.code == SOURCE:
            return wording.numbers.day(iso)
        day = date.fromisoformat(iso[:10])
        if self.language.months:
            return f"{day.day} {self.language.months[day.month - 1]} {day.year}"
        return format_date(day, "long", locale=self.language.locale)

    def _listing(self, items: list[str]) -> str:
        if not items:
            return self.say(Say("none"))
        if self.code == SOURCE:
            return wording.numbers.listing(items)
        if self.language.last and len(items) > 1:
            return self.language.last.format(self.language.between.join(items[:-1]), items[-1])
        return format_list(items, locale=self.language.locale)


@cache
def catalogue(language: str) -> Catalog:
    """The translations that ``locale/<language>.po`` holds, read once a process."""
    with (LOCALE / f"{language}.po").open(encoding="utf-8") as file:
        return read_po(file, locale=ALL[language].locale, abort_invalid=True)


def files(language: str, weight: str = "Regular") -> list[str]:
    """The font files of a language, in the order of its families.

    >>> files("th", "Bold")
    ['NotoSans-Bold.ttf', 'NotoSansThai-Bold.ttf']
    """
    families = (family.replace(" ", "") for family in ALL[language].fonts)
    return [f"{family}-{weight}.{'otf' if 'CJK' in family else 'ttf'}" for family in families]


def letters(language: str) -> set[str]:
    """Every character that a language prints: of its catalogue, and of its days, figures and lists.

    >>> {"月", "、"} <= letters("zh-Hans"), "ñ" in letters("tet")
    (True, True)
    """
    words = Words(language)
    said = [words.language.name, words.say(Number(-1234567.8, 1, has_sign=True))]
    said += [words.say(Day(date(date.min.year, month, 1).isoformat())) for month in range(1, 13)]
    said += [words.say(Listing((Verbatim("a"),) * n)) for n in (2, 3, 4)]
    if language != SOURCE:
        said += [str(message.string) for message in catalogue(language) if message.id]
    return set("".join(said))
