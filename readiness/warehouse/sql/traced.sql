-- One row per year and period of one indicator and place: the figure, its copy, its line, its points.
with receipt as (
    -- The sum on a source's row is that of its newest snapshot: told only where there is no other.
    select
        source_id,
        any_value(snapshot) as snapshot
    from core.copy
    group by source_id
    having count(distinct snapshot) = 1
)

select
    observation.indicator_id,
    observation.iso3,
    observation.year,
    observation.period,
    observation.value,
    observation.edition,
    observation.flag,
    observation.is_cross_checked,
    observation.series,
    observation.source_id,
    observation.licence,
    observation.reuse,
    newest.year is not null as is_newest,
    coalesce(newest.is_current, false) as is_current,
    normalised.normalised,
    won.snapshot,
    won.line,
    copy.copy_id,
    copy.copy as copy_number,
    copy.publisher as copy_publisher,
    copy.address,
    copy.obtained_from,
    coalesce(copy.retrieved_on, source.retrieved_on)::varchar as retrieved_on,
    copy.rows as copy_rows,
    source.short_title,
    source.title as source_full_title,
    source.publisher,
    source.url,
    source.received_on::varchar as received_on,
    source.next_update::varchar as next_update,
    source.update_note,
    if(receipt.snapshot is not null, source.sha256, null) as sha256
from core.observation
join core.source using (source_id)
left join core.newest using (indicator_id, iso3, year, period)
left join core.normalised using (indicator_id, iso3, year, period)
left join core.observation_copy as won
    on won.indicator_id = observation.indicator_id
    and won.iso3 = observation.iso3
    and won.year = observation.year
    and won.period = observation.period
    and won.is_winner
left join core.copy
    on copy.copy_id = observation.copy_id
left join receipt on receipt.source_id = observation.source_id and receipt.snapshot = won.snapshot
where observation.indicator_id = $indicator and observation.iso3 = $state
order by observation.year, observation.period
