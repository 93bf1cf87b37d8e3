import pytest
from workshop import Workshop


@pytest.fixture
def shop(tmp_path, published):
    return Workshop(tmp_path, published)
