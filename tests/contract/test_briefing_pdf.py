"""A brief as PDF says what its document says, and says it to a screen reader too."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import paper_read
import pytest
import typst
from synthetic_brief import AWKWARD, plain, synthetic

from readiness import wording
from readiness.briefing import asking, languages, pdf
from readiness.briefing.document import (
    Bullets,
    Column,
    Dots,
    Heading,
    Map,
    Page,
    Path,
    Stack,
    Table,
    Tile,
    Tiles,
    Verbatim,
    Verdict,
    parts,
)
from readiness.briefing.languages import Words
from readiness.briefing.making import Spills

KINDS = {
    "state": (2, ["MYS", "SGP", "LAO", "TLS"]),
    "card": (1, ["MYS", "TLS"]),
    "region": (4, ["ASEAN"]),
    "framework": (2, ["DEFA", "ADM2025", "ADM2030"]),
    "comparison": (2, ["MYS-THA-VNM"]),
}
REAL = [(kind, about) for kind, (_, abouts) in KINDS.items() for about in abouts]


@pytest.fixture(scope="module")
def brief(published):
    return synthetic()


@pytest.fixture(scope="module")
def made(brief):
    return pdf.pdf(brief)


@pytest.fixture(scope="module")
def malaysia(published):
    return asking.document("state", "MYS")


def blocks(document, *kinds):
    return [b for page in document.pages for b in page.blocks if isinstance(b, kinds)]


def heading_with(n):
    """A page of so many bullets, and at its foot a section that may or may not find room."""
    bullets = Bullets(tuple(plain(f"Line {at}") for at in range(n)))
    return Page((bullets, Heading(plain("Last section")), Bullets((plain("Its first line"),))))


@pytest.mark.parametrize(
    "text", ["Invented brief", AWKWARD, "The verdict is invented.", "12.5%ofpeople"]
)
def test_what_is_typed_is_printed(made, text):
    assert paper_read.squeezed(text) in paper_read.squeezed(paper_read.text(made))


def unprinted(document, made, language="en"):
    """What the document says and its paper does not; alternative texts are not for the eye."""
    words = Words(language)
    printed = paper_read.squeezed(paper_read.spoken(made))
    drawn = blocks(document, Dots, Stack, Path, Map)
    heard = {words.say(part) for b in drawn for part in parts(b.alt)}
    said = {words.say(part) for part in parts(document)} - heard
    return {text for text in said if paper_read.squeezed(text) not in printed}


def test_every_sentence_of_the_document_stands_on_paper(brief, made):
    assert unprinted(brief, made) == set()


def test_a_sentence_that_is_not_printed_is_missed(brief, made):
    longer = replace(brief, subtitle=plain("A planted sentence"))
    assert unprinted(longer, made) == {"A planted sentence"}


def test_it_is_tagged_and_says_what_it_is(made):
    root = paper_read.reader(made).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper_read.reader(made).metadata.title == "Invented brief"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()


def test_every_figure_has_its_alternative_text_and_holds_no_second_one(brief, made):
    figures = [tag for name, tag in paper_read.tags(made) if name == "/Figure"]
    alts = [Words("en").say(b.alt) for b in blocks(brief, Dots, Stack, Path, Map)]
    assert [str(tag["/Alt"]) for tag in figures] == alts


def test_tables_have_heads_and_lists_have_items(brief, made):
    names = [name for name, _ in paper_read.tags(made)]
    assert names.count("/Table") == 1
    assert names.count("/TH") == 3
    assert names.count("/TD") == 3 * 4
    assert names.count("/LI") == 2
    assert names.count("/Title") == 1


def test_bookmarks_are_the_headings_in_their_order(brief, made):
    titles = [Words("en").say(h.text) for h in blocks(brief, Heading)]
    assert [mark.title for mark in paper_read.reader(made).outline] == [*titles, "Sources"]


def test_every_sheet_says_release_day_and_number(brief, made):
    pages = [page.extract_text() for page in paper_read.reader(made).pages]
    assert len(pages) == len(brief.pages)
    for at, page in enumerate(pages, 1):
        assert "Release 0000-invented, 16 Jan 2026." in page
        assert f"Page {at} of {len(pages)}" in page


def test_only_our_own_fonts_are_in_it_and_they_are_inside(made):
    assert paper_read.fonts(made) == {"NotoSans-Regular": True, "NotoSans-Bold": True}


def test_the_same_document_gives_the_same_bytes(brief, made):
    assert pdf.pdf(brief) == made


def test_a_letter_without_a_glyph_is_an_error_and_no_box(brief):
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        pdf.pdf(replace(brief, title=plain("A rune: \u16a0")))


def test_more_text_is_set_closer_before_it_spills(published):
    for length in (1, 15, 30):
        strained = replace(synthetic(sentence="Words that fill the sheet. " * length), most_pages=4)
        made = pdf.pdf(strained)
        assert len(paper_read.reader(made).pages) <= 4


def test_what_can_not_fit_is_said_in_one_line(published):
    with pytest.raises(Spills, match=r"^state XXX \(en\): more than the promised 1 pages .+$"):
        pdf.pdf(replace(synthetic(), most_pages=1))


ENDLESS = "Donaudampfschifffahrtsgesellschaft" * 5


@pytest.mark.parametrize(
    "block",
    [
        Verdict(plain(ENDLESS)),
        Bullets((plain(f"https://example.org/{ENDLESS}"),)),
        Tiles((Tile(plain(ENDLESS), plain(ENDLESS), plain(ENDLESS)),) * 4),
        Table(plain("c"), (Column(plain("A")), Column(plain("B"))), ((Verbatim(ENDLESS),) * 2,)),
        Stack(plain("t"), plain("a"), ((Verbatim(ENDLESS), {"achieved": 10**6, "no_data": 1}),)),
        Path(plain("t"), plain("a"), "%", 1, ((2020, -5.0), (2021, 1e9)), (2030, 5.0)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_an_endless_word_is_cut_before_it_runs_over_the_edge(brief, block):
    (page,) = pdf.pictures(replace(brief, pages=(Page((block,)),), most_pages=1))
    assert paper_read.has_clean_margins(page)


def test_ink_in_the_margin_is_seen(brief):
    wide = Table(plain("c"), (Column(plain("A")),) * 60, ((Verbatim("word"),) * 60,))
    (page,) = pdf.pictures(replace(brief, pages=(Page((wide,)),), most_pages=1))
    assert not paper_read.has_clean_margins(page)


@pytest.mark.parametrize("n", range(36, 60, 2))
def test_a_heading_never_stands_alone_at_the_foot(brief, n):
    made = pdf.pdf(replace(brief, pages=(heading_with(n),), most_pages=2, sources=()))
    for page in paper_read.reader(made).pages:
        text = page.extract_text()
        assert ("Last section" in text) == ("Its first line" in text)


def test_the_first_page_is_a_picture_for_the_screen(brief):
    assert pdf.preview(brief).startswith(b"\x89PNG")


def test_ten_at_once_are_all_served(malaysia):
    with ThreadPoolExecutor(10) as threads:
        made = list(threads.map(pdf.pdf, [malaysia] * 10))
    assert len(set(made)) == 1


@pytest.mark.parametrize(("kind", "about"), REAL)
def test_a_real_brief_keeps_its_pages_its_margins_and_its_words(published, kind, about):
    document = asking.document(kind, about)
    made = pdf.pdf(document)
    assert len(paper_read.reader(made).pages) <= document.most_pages == KINDS[kind][0]
    assert unprinted(document, made) == set()
    assert all(map(paper_read.has_clean_margins, pdf.pictures(document)))


def test_the_figures_of_malaysia_read_back_are_those_of_the_database(malaysia, db):
    printed = paper_read.squeezed(paper_read.text(pdf.pdf(malaysia)))
    scores = db.sql(
        "select pillar.title, score from mart.score join core.pillar on pillar = node "
        "where iso3 = 'MYS' and level = 2"
    ).fetchall()
    assert len(scores) == 6
    for title, score in scores:
        assert paper_read.squeezed(f"{title}{wording.number(score)}") in printed
    ((low, high),) = db.sql(
        "select rank_low, rank_high from mart.score where iso3 = 'MYS' and level = 3"
    ).fetchall()
    assert paper_read.squeezed(wording.band(low, high)) in printed


@pytest.mark.parametrize("language", languages.ALL)
def test_every_language_is_printed_in_its_own_letters_and_read_back_as_it_was_said(
    published, language
):
    document = asking.document("state", "IDN")
    made = pdf.pdf(document, language)
    words = Words(language)
    assert unprinted(document, made, language) == set()
    assert len(paper_read.reader(made).pages) <= document.most_pages
    assert paper_read.reader(made).trailer["/Root"]["/Lang"] == language.split("-")[0]
    if words.notice():
        assert paper_read.squeezed(words.notice()) in paper_read.squeezed(paper_read.spoken(made))
    families = {family.replace(" ", "").lower() for family in words.fonts}
    assert {name.split("-")[0].lower() for name in paper_read.fonts(made)} <= families
    assert all(paper_read.fonts(made).values())


def test_a_syllable_of_many_glyphs_has_its_text_once(malaysia, monkeypatch):
    khmer = Words("km").say(malaysia.title)
    assert paper_read.squeezed(khmer) in paper_read.squeezed(
        paper_read.spoken(pdf.pdf(malaysia, "km"))
    )
    monkeypatch.setattr(pdf, "readable", lambda made: made)
    assert unprinted(malaysia, pdf.pdf(malaysia, "km"), "km")


def test_a_key_figure_is_printed_whole(malaysia):
    printed = paper_read.squeezed(paper_read.text(pdf.pdf(malaysia)))
    (tiles,) = blocks(malaysia, Tiles)
    for tile in tiles.items:
        said = [Words("en").say(part) for part in (tile.label, tile.value, tile.note)]
        assert paper_read.squeezed("".join(said)) in printed
