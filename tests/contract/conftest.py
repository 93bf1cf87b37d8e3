import duckdb
import pytest
from workshop import Workshop


@pytest.fixture
def shop(tmp_path, published):
    return Workshop(tmp_path, published)


@pytest.fixture(scope="module")
def shared_shop(tmp_path_factory, published):
    """One copy to spoil for all cases of a test file that can stand side by side."""
    return Workshop(tmp_path_factory.mktemp("shop"), published)


@pytest.fixture(scope="session")
def db(database):
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection
