"""``python tests/spec`` writes the manual from the worked examples."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import manual  # noqa: E402

manual.write()
print(f"wrote {manual.FILE.relative_to(ROOT)}: {len(manual.TOPICS)} worked examples")
