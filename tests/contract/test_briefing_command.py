"""`python -m readiness.briefing`: what it writes, and what it says when it cannot."""

import json
import subprocess
import sys

import pytest

from readiness.briefing import __main__ as command
from readiness.briefing import asking, languages, making
from readiness.briefing.document import Kind

ROOT = command.Path(__file__).resolve().parents[2]


def run(capsys, *arguments):
    code = command.main([str(argument) for argument in arguments])
    return code, capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["--state", "TLS"], "state.pdf"),
        (["--state", "TLS", "--kind", "card"], "card.pdf"),
        (["--state", "TLS", "--format", "pptx"], "state.pptx"),
        ([], "region.pdf"),
        (["--framework", "DEFA"], "framework.pdf"),
        (["--states", "LAO,SGP", "--year", "2026"], "comparison.pdf"),
    ],
)
def test_a_brief_is_written_whole_and_nothing_beside_it(
    published, tmp_path, capsys, arguments, name
):
    out = tmp_path / name
    out.write_bytes(b"an older brief")
    assert run(capsys, *arguments, "--out", out) == (0, "")
    made = out.read_bytes()
    assert made.startswith(b"%PDF-" if name.endswith("pdf") else b"PK")
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--state", "MYX"], "no state 'MYX'; there are: "),
        (["--state", "mys; drop"], "no state 'mys; drop'"),
        (["--state", "MYS", "--language", "tlh"], "no language 'tlh'; there are: en"),
        (["--state", "MYS", "--year", "1999"], "no edition 1999 of the index is held; held: 2026"),
        (["--framework", "DEFX"], "no framework 'DEFX'"),
        (["--states", "MYS"], "1 states to compare; give 2 to 5"),
        (
            ["--state", "MYS", "--framework", "DEFA"],
            "give one of --state, --states and --framework",
        ),
        (["--state", ""], "no state ''; there are: "),
        (["--all", "--state", "MYS"], "--all takes no --kind, --state, --states or --framework"),
        (["--all", "--language", "tlh"], "no language 'tlh'"),
        (["--kind", "card"], "--kind card asks for --state"),
        (["--kind", "framework"], "--kind framework asks for --framework"),
        (["--kind", "region", "--state", "MYS"], "--kind region takes no --state"),
    ],
)
def test_bad_input_says_so_in_one_line(published, tmp_path, capsys, arguments, line):
    code, error = run(capsys, *arguments, "--out", tmp_path / "brief.pdf")
    assert code == 1
    assert line in error
    assert error.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("where", ["missing/brief.pdf", "file/brief.pdf", "."])
def test_a_path_that_cannot_be_written_says_so_in_one_line(published, tmp_path, capsys, where):
    (tmp_path / "file").write_text("no folder")
    code, error = run(capsys, "--state", "MYS", "--out", tmp_path / where)
    assert code == 1
    assert f"{tmp_path / where}: cannot be written (" in error
    assert error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_without_a_database_the_line_says_what_to_run(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("READINESS_PUBLISHED", str(tmp_path / "empty"))
    code, error = run(capsys, "--state", "MYS", "--out", tmp_path / "brief.pdf")
    assert code == 1
    assert error.endswith("nothing is published yet; run `make data`\n")


def test_a_pointer_to_nowhere_says_what_to_run(tmp_path, capsys, monkeypatch):
    (tmp_path / "current.json").write_text(json.dumps({"database": "gone.duckdb", "release": "x"}))
    monkeypatch.setenv("READINESS_PUBLISHED", str(tmp_path))
    code, error = run(capsys, "--out", tmp_path / "brief.pdf")
    assert (code, error.count("\n")) == (1, 1)
    assert "run `make data`" in error


def test_a_harmed_database_is_one_line(tmp_path, capsys, monkeypatch):
    (tmp_path / "current.json").write_text(json.dumps({"database": "half.duckdb", "release": "x"}))
    (tmp_path / "half.duckdb").write_bytes(b"half of a database" * 1000)
    monkeypatch.setenv("READINESS_PUBLISHED", str(tmp_path))
    code, error = run(capsys, "--out", tmp_path / "brief.pdf")
    assert (code, error.count("\n")) == (1, 1)
    assert "cannot be opened" in error


@pytest.mark.parametrize("arguments", [["--state", "MYS"], ["--format", "docx"], ["--year", "now"]])
def test_a_command_that_cannot_be_read_exits_with_two(tmp_path, capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        command.main([*arguments, *([] if arguments[0] == "--state" else ["--out", "x"])])
    assert stopped.value.code == 2


def test_all_writes_every_state_and_the_region_by_name(published, tmp_path, capsys):
    out = tmp_path / "briefs"
    code, error = run(capsys, "--all", "--language", "en", "--format", "pdf", "--out", out)
    assert code == 0
    assert "12/12" in error
    month = asking.document("region").released_on[:7]
    abouts = ["ASEAN", *(row["iso3"] for row in asking.answer("states"))]
    assert sorted(path.name for path in out.iterdir()) == sorted(
        f"asean-ai-readiness_{about}_{month}_en.pdf" for about in abouts
    )


def test_all_speaks_only_languages_that_are_on(published, tmp_path, capsys, monkeypatch):
    spoken = []
    monkeypatch.setattr(
        making, "make", lambda document, form, language: spoken.append((form, language)) or b"x"
    )
    assert run(capsys, "--all", "--out", tmp_path)[0] == 0
    assert set(spoken) == {(form, code) for form in making.FORMATS for code in languages.ON}
    assert len(spoken) == 12 * 2 * len(languages.ON)


def test_a_brief_that_breaks_off_leaves_the_old_one(published, tmp_path, capsys, monkeypatch):
    out = tmp_path / "brief.pdf"
    out.write_bytes(b"an older brief")

    def no_space(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command.os, "replace", no_space)
    code, error = run(capsys, "--state", "MYS", "--out", out)
    assert (code, error) == (
        1,
        f"{out}: cannot be written (No space left on device); give another --out\n",
    )
    assert out.read_bytes() == b"an older brief"
    assert list(tmp_path.iterdir()) == [out]


def test_the_command_starts_as_the_contract_says(published, tmp_path):
    out = tmp_path / "brief.pdf"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "readiness.briefing",
            "--state",
            "LAO",
            "--format",
            "pdf",
            "--out",
            out,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_card_and_a_state_brief_have_names_of_their_own(published):
    names = {
        making.file_name(asking.document(kind, "MYS"), form)
        for kind in ("state", "card")
        for form in making.FORMATS
    }
    assert len(names) == 4
    assert len(Kind.__args__) == 5
