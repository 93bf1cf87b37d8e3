-- One row per target and state in its scope (ASEAN where it is about the region): the headline's word
-- and everything that stands beside it.
select
    status.target_id,
    status.iso3,
    coalesce(country.name, status.iso3) as state,
    -- A projection carries no status; a word for that keeps the holes apart.
    coalesce(status.status, 'projection') as status,
    status.level,
    status.agreement,
    status.base_year,
    status.base_value,
    status.latest_year,
    status.latest_value,
    status.edition,
    status.source_id,
    status.licence,
    status.reuse,
    status.flag,
    status.is_counted,
    status.distance,
    status.actual_pace,
    status.required_pace_now,
    status.best_pace,
    best.iso3 as best_pace_iso3,
    best.name as best_pace_state,
    status.best_pace_from,
    status.best_pace_to,
    status.forecast,
    status.forecast_low,
    status.forecast_high,
    status.arrival_year,
    status.arrival_low,
    status.arrival_high,
    status.chance_by_target,
    status.n_points,
    headline.csi
from mart.target_status as status
left join core.country using (iso3)
left join core.country as best on best.iso3 = status.best_pace_iso3
left join mart.progress as headline
    on headline.target_id = status.target_id
    and headline.iso3 = status.iso3
    and headline.method = 'escap'
order by status.target_id, state
