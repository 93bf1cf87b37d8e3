import os
import subprocess

import pytest
from workshop import Workshop


@pytest.fixture
def shop(tmp_path, published):
    return Workshop(tmp_path, published)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own, one megabyte large, to be resized by mounting it again."""
    assert os.geteuid() == 0, "only root may mount a small disk: run `make torture` as root"
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
