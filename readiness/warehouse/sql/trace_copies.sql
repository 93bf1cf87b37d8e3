-- One row per copy held of one indicator and place, the winner of each year first, and why others lost.
select
    held.year,
    held.period,
    held.value,
    held.is_winner,
    held.why,
    held.series,
    held.source_id,
    held.snapshot,
    held.line,
    held.edition,
    held.flag,
    held.reuse,
    source.short_title,
    copy.obtained_from,
    copy.retrieved_on::varchar as retrieved_on
from core.observation_copy as held
join core.source using (source_id)
left join core.copy on copy.copy_id = held.copy_id
where held.indicator_id = $indicator and held.iso3 = $state
order by held.year, held.period, held.is_winner desc, held.preference, source.precedence, held.line
