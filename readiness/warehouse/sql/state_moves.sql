-- One row per scored indicator of a state whose newest figure can be compared with the one before; a doubtful figure cannot.
select
    indicator.indicator_id,
    indicator.title,
    indicator.unit,
    indicator.decimals,
    change.value,
    change.year,
    change.previous_value,
    change.previous_year,
    change.change,
    change.change_normalised,
    source.source_id,
    source.licence,
    source.reuse
from mart.change
join core.indicator using (indicator_id)
join core.pillar using (pillar)
join core.source using (source_id)
join mart.latest using (indicator_id, iso3, year, period)
where change.iso3 = $iso3
    and not change.crosses_break
    and not indicator.is_relative
    and indicator.weight > 0
    and latest.is_current
    and not regexp_matches(latest.flag, 'doubtful|jump')
order by abs(change.change_normalised) desc, indicator.position
