-- One row per known error at a source whose figures may be passed on: the row quotes the figure.
select correction.*
from core.correction
join core.source using (source_id)
where list_contains($open, source.reuse)
order by correction.correction_id
