-- One row per copy held of one indicator, or of one that it carries on, and one place.
select
    held.indicator_id,
    indicator.title,
    indicator.unit,
    indicator.decimals,
    indicator.kind,
    predecessor.reason as is_earlier_because,
    held.year,
    held.period,
    held.value,
    held.edition,
    held.source_id,
    source.short_title,
    held.is_winner,
    held.why,
    held.flag,
    held.reuse,
    held.licence
from core.observation_copy as held
join core.indicator using (indicator_id)
join core.source on source.source_id = held.source_id
left join core.predecessor on predecessor.indicator_id = $indicator and predecessor.earlier_id = held.indicator_id
where held.iso3 = $state and (held.indicator_id = $indicator or predecessor.reason is not null)
order by held.year desc, held.period desc, held.is_winner desc, held.preference, held.edition
