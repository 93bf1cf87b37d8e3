"""A real server and a real Chromium. The database is the one that tests/conftest.py builds."""

import pytest
import stage
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="session")
def base(published, tmp_path_factory):
    """One server for all tests that do not need a fresh one."""
    with stage.serving(tmp_path_factory.mktemp("server") / "log", published) as (address, _):
        yield address


@pytest.fixture
def fresh_server(published, tmp_path):
    """A server that nobody has visited yet."""
    with stage.serving(tmp_path / "log", published) as (address, _):
        yield address


@pytest.fixture(scope="module")
def chromium():
    """One browser a module: Playwright's loop must not outlive the browser tests."""
    if not stage.CHROMIUM.exists():
        pytest.fail(f"no {stage.CHROMIUM}: install the package 'chromium' or set CHROMIUM=", False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=stage.CHROMIUM, args=stage.FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def context(chromium):
    """One browser profile a colour scheme: the second visit finds Streamlit's files in its cache."""
    made = {}

    def of(scheme):
        if scheme not in made:
            made[scheme] = chromium.new_context(color_scheme=scheme, reduced_motion="reduce")
        return made[scheme]

    yield of
    for one in made.values():
        one.close()


@pytest.fixture
def visit(context):
    """Opens tabs: visit(base, width=..., scheme=...)."""
    tabs = []

    def opened(base, width=1440, height=900, scheme="light"):
        tabs.append(stage.Visit(context(scheme), base))
        tabs[-1].page.set_viewport_size({"width": width, "height": height})
        return tabs[-1]

    yield opened
    for tab in tabs:
        tab.page.close()
