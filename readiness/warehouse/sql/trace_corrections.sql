-- One row per known error at a source that touches a copy held of one indicator and place.
select distinct
    correction.correction_id,
    correction.series,
    correction.year as only_year,
    held.year,
    held.period,
    correction.published_value,
    correction.action,
    correction.reason,
    correction.added_on::varchar as added_on
from core.observation_copy as held
join core.correction using (source_id, series)
left join core.alias on alias.alias = correction.place
where held.indicator_id = $indicator
    and held.iso3 = $state
    and (correction.year is null or correction.year = held.year)
    and (correction.place is null or $state in (correction.place, alias.iso3))
order by correction.correction_id, held.year, held.period
