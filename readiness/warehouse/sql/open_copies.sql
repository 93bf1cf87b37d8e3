-- One row per copy of a figure, winner or loser, that may be passed on under its own terms.
select *
from core.observation_copy
where list_contains($open, reuse)
