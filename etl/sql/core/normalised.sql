-- One row per indicator, place, year and period of a scored indicator: the figure on 0 to 100.
select
    measured.indicator_id,
    place.iso3,
    figure.year,
    period.period,
    normalised.normalised
from raw.figure
join raw.normalised on normalised.figure_no = figure.rowid
join raw.measured using (indicator_no)
join raw.numbered_place as place using (place_no)
join raw.numbered_period as period using (period_no)
order by all
