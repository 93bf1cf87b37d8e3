"""What browser tests and benchmarks both need: a server like `make run`'s, a browser, the facts to expect."""

import csv
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FINISHED = "[data-testid='stApp'][data-test-script-state='notRunning']"
ERRORS = "[data-testid='stException'], [data-testid='stAlertContentError']"
READY = "can be opened at"
NONSENSE = ["nowhere", "-9999", "' or 1=1;--\0", "🦜" * 50]


class Visit:
    """One tab, with what happened in it: requests to other hosts, and errors in its console."""

    def __init__(self, context, base):
        self.base, self.strangers, self.complaints = base, [], []
        self.page = context.new_page()
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda ws: self._note(ws.url))
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, url):
        parts = urlsplit(url)
        if (
            parts.scheme in {"http", "https", "ws", "wss"}
            and parts.netloc != urlsplit(self.base).netloc
        ):
            self.strangers.append(url)

    def _listen(self, message):
        # On a deep link Streamlit first asks below the page's own path whether the app lives there.
        probe = re.search(r"/\w+/_stcore/(health|host-config)$", message.location["url"])
        if message.type == "error" and not probe:
            self.complaints.append(f"{message.text} {message.location['url']}")

    def open(self, address):
        self.page.goto(self.base + address)
        return self.settle()

    def settle(self):
        """Wait until the script has finished, its title is there and the charts stand still."""
        settle_all([self])
        return self

    def finish(self):
        """Wait until the script has finished and its title is there; charts may still move."""
        self.page.wait_for_selector(FINISHED, timeout=30_000)
        self.page.wait_for_selector("h1", timeout=30_000)
        self.page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")

    @property
    def title(self):
        return self.page.locator("h1").first.inner_text()

    @property
    def errors(self):
        return self.page.locator(ERRORS).all_inner_texts()

    def follow(self, name):
        """Go to a page by its link, as a reader does; on a phone the contents are unfolded first."""
        before = self.page.url
        link = self.page.locator(".st-key-contents").get_by_role("link", name=name, exact=True)
        if self.page.locator(".fold summary").is_visible() and link.count() == 0:
            self.page.locator(".fold summary").click()
        link.first.click()
        self.page.wait_for_function("before => location.href !== before", arg=before)
        return self.settle()


def settle_all(tabs):
    """Wait for several tabs at once: `Visit.settle`."""
    for tab in tabs:
        tab.finish()
    tabs[0].page.wait_for_timeout(300)
    for tab in tabs:
        tab.finish()


def members():
    """The codes of the member states, as the catalogue has them."""
    rows = csv.DictReader((ROOT / "data/catalogue/countries.csv").open(encoding="utf-8"))
    return sorted(row["iso3"] for row in rows if row["joined_on"])


def contents():
    """The table of contents: {address: title}. The default page lives at / and nowhere else."""
    entry = re.compile(r'st\.Page\(\s*"pages/[\w/]+?/(\w+)\.py",\s*title="([^"]+)"([^)]*)\)')
    listed = entry.findall((ROOT / "dashboard.py").read_text())
    return {"/" if "default=True" in rest else f"/{stem}": title for stem, title, rest in listed}


def nonsense(turn):
    """{choice: nonsense} for every name that a component gives to a choice; each turn, another kind."""
    code = "".join(p.read_text() for p in (ROOT / "readiness/components").rglob("*.py"))
    names = sorted(set(re.findall(r'key="(\w+)"', code)) | {"state", "year", "indicator", "view"})
    return {name: NONSENSE[(turn + place) % len(NONSENSE)] for place, name in enumerate(names)}


def build(out):
    """Build the database into a folder of its own; what is published stays as it is."""
    command = [sys.executable, "-m", "etl", "build", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"the build failed:\n{done.stdout}\n{done.stderr}"
    return out


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(log, published=None, folder=ROOT):
    """`serve.py` on a free port, as `make run` starts it; yields (address, process) once it is ready."""
    port = free_port()
    # With the upload switched on, so that every page there is has its link.
    env = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), "READINESS_SUBMISSIONS": "on"}
    if published:
        env["READINESS_PUBLISHED"] = str(published)
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "serve.py"],
            cwd=folder,
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        for _ in range(600):
            if READY in log.read_text():
                break
            assert server.poll() is None, f"the server stopped:\n{log.read_text()}"
            time.sleep(0.1)
        else:
            raise AssertionError(f"the server was not ready after a minute:\n{log.read_text()}")
        yield f"http://127.0.0.1:{port}", server
    finally:
        server.terminate()
        server.wait(timeout=20)


def other_app(folder, script):
    """Another app behind the same street door and settings, to compare with."""
    (folder / ".streamlit").mkdir(parents=True)
    for file in ("serve.py", ".streamlit/config.toml"):
        (folder / file).write_text((ROOT / file).read_text())
    for room in ("static", "readiness"):
        (folder / room).symlink_to(ROOT / room)
    (folder / "dashboard.py").write_text(script)
    return folder
