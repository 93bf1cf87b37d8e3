"""A brief in a language: figures and dates as its readers write them, and no box for a letter."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from readiness import wording
from readiness.briefing import languages, terms
from readiness.briefing.document import Day, Listing, Name, Number, Say, Verbatim, Year
from readiness.briefing.fonts import FOLDER
from readiness.briefing.languages import Words

OTHERS = [code for code in languages.ALL if code != languages.SOURCE]
ENGLISH = [*"0123456789", *"−+–—·…%()“”’", " ", "\u00a0", "\u202f", *"●▲◆◇■▼◁○⌀□→×?"]

# Names, abbreviations and words that a language has taken over as they are.
NAMES = """
    ASEAN Hanoi SAFE ADII DEFA ESCAP UNESCO OECD ITU UIT IDI ICT TIK GDP GNI REAIM READI IMF WIPO SDG SMS
    Natural Earth Oxford GovTech sandbox Safe Brunei Darussalam Indonesia Malaysia Myanmar Lao PDR
    Singapore Thailand Timor Leste Viet Nam Vietnam Cambodia Philippines Bandar Seri Begawan
    Bletchley Paris Seoul Hiroshima New Delhi median mobile internet digital
"""
LOANS = {
    "id": "domain government bank per portal register target status data global universal instrument",
    "ms": "domain bank per plot unit data status universal global portal program instrument",
    "fil": """World Bank Human Capital Development Index Corruption Perceptions Government Readiness
        Responsible Maturity Global Partnership Economic Community Vision Masterplan Roadmap
        Broadband Commission Safety Network Process generative fixed broadband cybersecurity
        cybercrime online plan data copy paste network senior high school target dot plot domain
        public bar portal personal phone""",
    "pt": "global digital universal portal experimental ministerial zero instrumental capital",
    "tet": "online",
}


def said(language):
    return [m for m in languages.catalogue(language) if m.id]


def unread(language, texts):
    """English words that stand in a translation and in the text that it translates."""
    known = {word.lower() for word in re.findall(r"\w+", f"{NAMES} {LOANS.get(language, '')}")}
    for english, translation in texts:
        plain = [re.sub(r"\{\w+\}", " ", str(text)) for text in (english, translation)]
        first, then = ({w.lower() for w in re.findall(r"[A-Za-z]{3,}", text)} for text in plain)
        yield from sorted((first & then) - known)


def boxes(language, text, folder=FOLDER):
    """Characters that no font of a language has, in either weight."""
    for weight in ("Regular", "Bold"):
        cut = languages.files(language, weight)
        has = {point for name in cut for point in TTFont(folder / name).getBestCmap()}
        yield from sorted({sign for sign in text if ord(sign) not in has and sign != "\n"})


@pytest.mark.parametrize("language", languages.ALL)
def test_every_letter_of_a_language_is_in_the_fonts_shipped_with_it(language):
    names = "".join(one.name for one in languages.ALL.values() if language == one.language)
    letters = languages.letters(language) | set(ENGLISH) | set(names)
    assert not list(boxes(language, letters))


def test_a_letter_without_a_font_is_noticed():
    assert set(boxes("en", "Malaysia ไทย")) == set("ไทย")
    assert set(boxes("zh-Hans", "数据龘")) == {"龘"}


@pytest.mark.parametrize("language", languages.ALL)
def test_every_language_that_can_be_chosen_has_its_own_name_and_a_font(language):
    facts = languages.ALL[language]
    assert facts.name
    assert facts.fonts
    assert all((FOLDER / name).is_file() for name in languages.files(language, "Bold"))
    assert (language == languages.SOURCE) or (languages.LOCALE / f"{language}.po").is_file()


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_where_a_translation_is_due(language):
    found = list(unread(language, [(m.id, m.string) for m in said(language)]))
    assert not found, f"{language}: translate, or name it a loan: {found}"


def test_a_word_left_in_english_is_noticed():
    left = [("No pillar has a score yet.", "Belum ada pillar yang memiliki skor.")]
    assert list(unread("id", left)) == ["pillar"]


@pytest.mark.parametrize("language", OTHERS)
def test_all_states_have_names_of_their_own_and_no_two_share_one(language):
    for kind in ("state", "pillar", "group", "stage", "status"):
        names = [m.string for m in said(language) if m.context == kind]
        assert len(set(names)) == len(names), (language, kind)


@pytest.mark.parametrize(
    ("language", "figure", "change", "day", "row"),
    [
        ("en", "1\u202f234\u202f567.5", "−0.5", "5 Nov 2026", "A, B and C"),
        ("id", "1.234.567,5", "−0,5", "5 November 2026", "A, B, dan C"),
        ("ms", "1,234,567.5", "−0.5", "5 November 2026", "A, B dan C"),
        ("fil", "1,234,567.5", "−0.5", "Nobyembre 5, 2026", "A, B, at C"),
        ("th", "1,234,567.5", "−0.5", "5 พฤศจิกายน ค.ศ. 2026", "A B และC"),
        ("vi", "1.234.567,5", "−0,5", "5 tháng 11, 2026", "A, B và C"),
        ("km", "1,234,567.5", "−0.5", "5 វិច្ឆិកា 2026", "A, B និង C"),
        ("lo", "1.234.567,5", "−0,5", "5 ພະຈິກ 2026", "A, B ແລະ C"),
        ("my", "1,234,567.5", "−0.5", "2026 နိုဝင်ဘာ 5", "A၊ B နှင့် C"),
        ("pt", "1\u00a0234\u00a0567,5", "−0,5", "5 de novembro de 2026", "A, B e C"),
        ("tet", "1\u00a0234\u00a0567,5", "−0,5", "5 Novembru 2026", "A, B no C"),
        ("zh-Hans", "1,234,567.5", "−0.5", "2026年11月5日", "A、B和C"),
        ("ta", "1,234,567.5", "−0.5", "5 நவம்பர், 2026", "A, B மற்றும் C"),
    ],
)
def test_figures_days_and_rows_are_written_as_the_language_writes_them(
    language, figure, change, day, row
):
    words = Words(language)
    assert words.say(Number(1234567.5, 1)) == figure
    assert words.say(Number(-0.5, 1)) == change
    assert words.say(Day("2026-11-05")) == day
    assert words.say(Listing((Verbatim("A"), Verbatim("B"), Verbatim("C")))) == row
    assert words.say(Year(2026)) == "2026"


@pytest.mark.parametrize("language", languages.ALL)
@pytest.mark.parametrize("value", [0.0, 2.675, 0.125, -0.04, 1e-9, 99.95, 1234.0, -12345.678])
def test_a_figure_has_the_digits_of_the_english_one(language, value):
    def digits(text):
        return re.sub(r"[^\d−+]", "", text)

    for decimals in (0, 1, 2):
        number = Number(value, decimals)
        assert digits(Words(language).say(number)) == digits(wording.number(value, decimals))


@pytest.mark.parametrize("language", OTHERS)
def test_a_sign_stands_at_its_figure_whatever_the_unit_does(language):
    said_so = Words(language).say(Number(-1.5, 1, "% of people", has_sign=True))
    assert re.search(r"−1[.,]5\s?%", said_so)
    assert "+1" in Words(language).say(Number(1.5, 1, "% of people", has_sign=True))


@pytest.mark.parametrize("language", languages.ALL)
def test_a_hole_is_words(language):
    words = Words(language)
    hole = words.say(Number(None, 1, "% of people"))
    assert hole == words.say(Number(float("nan")))
    assert not re.search(r"\d", hole)


@pytest.mark.parametrize("language", languages.ALL)
def test_what_is_quoted_stands_as_it_is_with_its_braces(language):
    quoted = Verbatim("{n} #[x] 100 %")
    assert Words(language).say(quoted) == "{n} #[x] 100 %"
    assert "{n} #[x]" in Words(language).say(Say("target {figure}", {"figure": quoted}))


def test_english_writes_as_the_screens_do():
    words = Words("en")
    assert words.say(Number(None)) == wording.numbers.NO_DATA
    assert words.say(Listing(())) == wording.listing([])
    assert words.say(Number(83.84, 1, "% of people")) == wording.quantity(83.84, "% of people")
    assert words.say(Number(2.0, 1, has_sign=True)) == wording.step(2.0)


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_without_a_reader_says_so_in_both_languages(language):
    notice = Words(language).notice()
    assert notice.endswith("Where they differ, the English text counts.")
    own = notice.partition(" / ")[0]
    assert own.strip(".។။。")
    assert "English" not in own


def test_a_reviewed_translation_and_the_source_carry_no_notice(monkeypatch):
    from dataclasses import replace

    reviewed = replace(languages.ALL["id"], reviewed_by="A. Reader", reviewed_on="2026-11-01")
    monkeypatch.setitem(languages.ALL, "id", reviewed)
    assert Words("id").notice() is None
    assert Words("en").notice() is None


@pytest.mark.parametrize("language", OTHERS)
def test_a_missing_term_is_an_error_of_one_line_and_never_english(language):
    for part in (
        Say("Nobody has said this yet."),
        Name("state", "ZZZ", "Atlantis"),
        Number(1, 0, "cubits"),
        Say("target {figure}", {"figure": Say("Nobody has said this yet.")}),
    ):
        with pytest.raises(languages.Missing) as caught:
            Words(language).say(part)
        assert "\n" not in str(caught.value)
        assert f"{language}.po" in str(caught.value)


@pytest.mark.parametrize("asked", ["", "EN", "xx", "../en", "zh"])
def test_an_unknown_language_is_refused_in_one_line(asked):
    with pytest.raises(languages.Unknown, match="there are: en, id") as caught:
        Words(asked)
    assert "\n" not in str(caught.value)


def test_drafts_are_not_offered_and_say_what_is_doubtful():
    drafts = [facts for facts in languages.ALL.values() if not facts.is_on]
    assert drafts
    assert languages.SOURCE in languages.ON
    assert all(facts.doubtful for facts in drafts)
    assert not set(languages.ON) & {facts.language for facts in drafts}


def test_the_licence_travels_with_the_fonts():
    text = (FOLDER / "OFL.txt").read_text()
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Noto" in text.split("PREAMBLE")[0]


def test_places_are_read_from_a_template():
    assert terms.places("{a} of {b}, {a}") == {"a", "b"}
    assert Path(terms.TEMPLATE).is_file()


@pytest.mark.parametrize("source", ["Say(title)", 'Say(f"{n} states")', 'Say(text="One")', "Say()"])
def test_a_text_made_at_run_time_is_refused(source):
    with pytest.raises(ValueError, match="line 1: Say takes a text as it is written"):
        list(terms.templates(source))
