-- One row per indicator and member state: the newest figure against the one before.
with ranked as (
    select
        observation.*,
        normalised.normalised,
        row_number() over newest_first as recency,
        lead(observation.year) over newest_first as previous_year,
        lead(period) over newest_first as previous_period,
        lead(value) over newest_first as previous_value,
        lead(edition) over newest_first as previous_edition,
        lead(normalised.normalised) over newest_first as previous_normalised
    from core.observation
    join core.country using (iso3)
    left join core.normalised using (indicator_id, iso3, year, period)
    where is_member
    window newest_first as (partition by indicator_id, iso3 order by year desc, period desc)
)

select
    indicator_id,
    iso3,
    year,
    period,
    value,
    previous_year,
    previous_period,
    previous_value,
    value - previous_value as change,
    normalised - previous_normalised as change_normalised,
    edition,
    previous_edition,
    list_has_any(
        coalesce(string_split(breaks, '|'), []),
        range(previous_year + 1, year + 1)::varchar[]
    ) as crosses_break
from ranked
join core.indicator using (indicator_id)
where recency = 1 and previous_year is not null
order by indicator_id, iso3
