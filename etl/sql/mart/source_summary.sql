-- One row per source: what of it is published.
select
    source.source_id,
    any_value(source.publisher) as publisher,
    any_value(source.short_title) as short_title,
    count(observation.value) as n_rows,
    count(distinct observation.indicator_id) as n_indicators,
    count(distinct observation.iso3) filter (country.is_member) as n_states,
    min(observation.year) as year_min,
    max(observation.year) as year_max,
    any_value(source.licence) as licence,
    any_value(source.reuse) as reuse,
    any_value(source.edition) as edition,
    any_value(source.retrieved_on) as retrieved_on,
    any_value(source.next_update) as next_update
from core.source
left join core.observation using (source_id)
left join core.country using (iso3)
group by source.source_id
order by source_id
