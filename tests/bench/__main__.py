"""`make bench`: runs every bench_*.py here and writes bench/results.json. Name some to run only those.

Each module has run() -> dict. A figure written {"value": ..., "limit": ...} may not exceed its limit:
one that does is marked, and the run ends with exit code 1 after everything has been measured.
"""

import importlib
import json
import os
import platform
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE.parents[1] / "bench" / "results.json"


def judged(figures, path=()):
    """Every figure that has a limit: (name, value, limit)."""
    for key, value in figures.items():
        if isinstance(value, dict):
            if {"value", "limit"} <= set(value):
                yield " > ".join((*path, key)), value["value"], value["limit"]
            else:
                yield from judged(value, (*path, key))


def main(wanted):
    names = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    if unknown := set(wanted) - set(names):
        sys.exit(f"no benchmark called {sorted(unknown)}; there are {names}")
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    results = {"machine": machine, "measured": time.strftime("%Y-%m-%d %H:%M")}
    for name in wanted or names:
        print(f"== {name}", flush=True)
        start = time.perf_counter()
        results[name] = importlib.import_module(f"bench_{name}").run()
        print(json.dumps(results[name], indent=2, ensure_ascii=False))
        print(f"   measured in {time.perf_counter() - start:.0f} s", flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")
    limits = list(judged(results))
    missed = [limit for limit in limits if limit[1] > limit[2]]
    for name, value, limit in limits:
        print(f"{'MISSED' if value > limit else 'ok':7} {value:>10} of at most {limit:<8} {name}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
