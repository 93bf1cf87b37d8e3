-- One row: how many times the index was built to see how far ranks move, and from which seed.
select edition, draws, seed
from core.release
