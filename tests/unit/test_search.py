"""Names before beginnings before words before near spellings; what nobody has is not found."""

import time

import pytest

from readiness import search
from readiness.search import EXACT, NEAR, PART, STARTS, WORDS, Index, Thing

MALTA = ("Malta", "Republic of Malta", "MLT")
THINGS = [
    Thing(("state", "MLT"), (0, 0), MALTA, codes=("ml",), is_place=True),
    Thing(("state", "MAL"), (0, 1), ("Mali",), is_place=True),
    Thing(("indicator", "price"), (1, 0), ("Price of data",), text="What a month of data costs."),
    Thing(("indicator", "data"), (1, 1), ("Data",), text="How much is sent."),
    Thing(("indicator", "centres"), (1, 2), ("Data centres",), text="Buildings, at any price."),
    Thing(("law", "a"), (2, 0), ("Protection of Data Act",), codes=("PDA",), place=MALTA),
    Thing(("law", "b"), (2, 1), ("Protection of Data Act",), codes=("PDA",), place=("Mali",)),
    Thing(("law", "c"), (2, 2), ("Résumé Act",), text="Governed by policies."),
]
INDEX = Index(THINGS, {"privacy": ["protection of data"], "cost": ["price"], "who": ["Data"]})


def ids(asked):
    return [found.key[1] for found in INDEX.find(asked)]


def how(asked):
    return {found.key[1]: found.how for found in INDEX.find(asked)}


def test_exact_then_begun_then_words():
    assert ids("data") == ["data", "centres", "price", "a", "b"]
    assert list(how("data").values()) == [EXACT, STARTS, WORDS, WORDS, WORDS]


def test_a_name_counts_more_than_a_text():
    assert ids("price") == ["price", "centres"]


@pytest.mark.parametrize(
    ("asked", "first", "way"),
    [
        ("MLT", "MLT", EXACT),
        ("ml", "MLT", EXACT),
        ("republic of malta", "MLT", EXACT),
        ("malt", "MLT", STARTS),
        ("Mlata", "MLT", NEAR),
        ("maalta", "MLT", NEAR),
        ("PDA", "a", EXACT),
        ("resume act", "c", EXACT),
        ("policy", "c", WORDS),
        ("acts of protection", "a", WORDS),
        ("protektion", "a", NEAR),
        ("privacy", "a", WORDS),
        ("who", "data", EXACT),
        ("cost", "price", WORDS),
    ],
)
def test_what_is_found_first_and_how(asked, first, way):
    assert ids(asked)[0] == first
    assert how(asked)[first] == way


def test_a_code_is_whole_or_nothing():
    assert ids("PD") == []


def test_short_words_are_never_guessed():
    assert ids("dta") == []
    assert ids("zta") == []


def test_a_state_helps_and_is_never_needed():
    assert ids("protection malta")[0] == "a"
    assert ids("protection mali")[0] == "b"
    assert ids("price in malta") == ["MLT", "price", "centres"]


def test_all_words_are_needed_unless_nothing_has_them():
    assert ids("price centres") == ["centres"]
    assert set(how("price buildings moonlight").values()) == {PART}
    assert ids("price buildings moonlight")[0] == "centres"


@pytest.mark.parametrize("asked", ["", " ", "?!", "ไทย", "\x00", "moonlight", "🦜"])
def test_nothing_is_found_where_there_is_nothing(asked):
    assert ids(asked) == []


def test_a_long_text_is_read_to_its_limit():
    assert ids("data" + " " * search.LONGEST + "moonlight") == ids("data")
    start = time.perf_counter()
    INDEX.find("x y " * 100_000)
    assert time.perf_counter() - start < 0.2


def test_the_order_does_not_depend_on_the_order_of_the_things():
    turned = Index(THINGS[::-1], dict(INDEX.synonyms))
    for asked in ("data", "price", "protection malta", "policy", "mlata"):
        assert turned.find(asked) == INDEX.find(asked)


def test_an_index_of_one_thing_or_none():
    assert Index([]).find("data") == []
    assert [found.key for found in Index([Thing(("law", "a"), (0,), ("Act",))]).find("an act")]
