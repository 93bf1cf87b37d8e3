-- One row per indicator and place: its newest figure, and whether the edition still counts it.
select
    measured.indicator_id,
    place.iso3,
    newest.year,
    period.period,
    newest.is_current
from raw.newest
join raw.measured using (indicator_no)
join raw.numbered_place as place using (place_no)
join raw.numbered_period as period using (period_no)
order by all
