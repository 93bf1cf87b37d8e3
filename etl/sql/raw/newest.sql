-- One row per indicator and place: its newest figure, and whether the edition still counts it.
with newest as (
    select
        indicator_no,
        place_no,
        max((year, period_no)) as latest
    from raw.figure
    group by all
)

select
    newest.indicator_no,
    newest.place_no,
    newest.latest[1] as year,
    newest.latest[2] as period_no,
    newest.latest[1] >= edition.cutoff_year - pillar.max_age_years as is_current
from newest
join raw.measured using (indicator_no)
join raw.pillar using (pillar)
cross join raw.current_edition as edition
