-- One row per event of the region that a register knows: a framework's adoption, a milestone, an
-- instrument of ASEAN's own that is no framework, an objective with a year. Done is only what is dated.
with edition as (

    select coded_as_of from core.release

),

own as (

    select
        *,
        lower(regexp_replace(name, '[^A-Za-z0-9]', '', 'g')) as letters,
        lower(regexp_replace(regexp_replace(name, '\([^)]*\)', '', 'g'), '[^A-Za-z0-9]', '', 'g'))
            as short_letters
    from core.framework
    where owner = 'asean'

),

instrument as (

    select
        instrument.*,
        coalesce(adopted_on, in_force_on) as dated_on,
        nullif(regexp_replace(note, '^\[[^\]]+\][ ;]*', ''), '') as remark,
        lower(regexp_replace(name, '[^A-Za-z0-9]', '', 'g')) as letters,
        lower(regexp_replace(regexp_replace(name, '\([^)]*\)', '', 'g'), '[^A-Za-z0-9]', '', 'g'))
            as short_letters
    from core.instrument
    where iso3 not in (select iso3 from core.country)

),

-- The same thing in both registers: one name, and dates that don't contradict each other.
twin as (

    select
        own.framework_id,
        any_value(instrument.instrument_id) as instrument_id,
        any_value(instrument.remark) as remark,
        any_value(instrument.source_url) as source_url
    from own
    join instrument
        on (own.letters = instrument.letters or own.short_letters = instrument.short_letters)
        and (
            starts_with(own.adopted_on, instrument.dated_on)
            or starts_with(instrument.dated_on, own.adopted_on)
            or (own.adopted_on is null and instrument.dated_on is null)
        )
    group by own.framework_id

),

milestone as (

    select
        target.*,
        own.name as framework,
        if(
            regexp_matches(target_value_as_printed, '^\d{4}'),
            target_value_as_printed,
            target_year::varchar
        ) as due
    from core.target
    join own using (framework_id)
    where kind = 'milestone'

),

event as (

    select
        own.framework_id as event_id,
        'framework' as register,
        own.framework_id,
        own.name as framework,
        'Adoption: ' || own.name as title,
        own.adopted_on as done_on,
        null as due,
        own.body,
        null as standing,
        concat_ws('; ', own.adopted_on_as_printed, own.status, twin.remark) as note,
        null as quote,
        own.source_url,
        twin.source_url as second_url
    from own
    left join twin using (framework_id)

    union all

    select
        target_id, 'milestone', framework_id, framework, statement, met_on, due, null, standing,
        concat_ws('; ', rtrim(why_not_measured, '.'), standing_note), quote, source_url, null
    from milestone

    union all

    select
        instrument_id, 'instrument', null, null, name,
        if(status in ('in preparation', 'none found'), null, dated_on), null, responsible_body, null,
        concat_ws('; ', status, remark), null, source_url, null
    from instrument
    where instrument_id not in (select instrument_id from twin)

    union all

    select
        objective_id, 'objective', framework_id, own.name, objective.title,
        nullif(regexp_extract(objective.timing, '^done (\d{4}(-\d\d){0,2})$', 1), ''),
        nullif(regexp_extract(objective.timing, '^\d{4}$'), ''), null, null, null, null,
        objective.source_url, null
    from core.objective
    join own using (framework_id)
    where regexp_matches(objective.timing, '^(done )?\d{4}(-\d\d){0,2}$')
        and objective_id not in (select objective_id from milestone)

),

dated as (

    select
        *,
        -- 2026 (early), 2023-03 and 2027-2030 are times to come; the last is a span of years.
        coalesce(
            done_on,
            nullif(regexp_extract(due, '^\d{4}-\d\d$'), ''),
            nullif(regexp_extract(due, '^\d{4}'), '')
        ) as first_at,
        nullif(regexp_extract(due, '^\d{4}-(\d{4})$', 1), '') as last_year
    from event

),

placed as (

    select
        *,
        (first_at || '-01-01'[length(first_at) - 3:])::date as first_day,
        case
            when last_year is not null then (last_year || '-12-31')::date
            when length(first_at) = 4 then (first_at || '-12-31')::date
            when length(first_at) = 7 then last_day((first_at || '-01')::date)
            else first_at::date
        end as last_day
    from dated

)

select
    event_id,
    register,
    framework_id,
    framework,
    title,
    case
        when done_on is not null then 'done'
        when first_day <= coded_as_of then 'open'
        when first_day is not null then 'planned'
        else 'undated'
    end as stage,
    done_on,
    due,
    body,
    standing,
    note,
    quote,
    source_url,
    second_url,
    first_day::varchar as first_day,
    last_day::varchar as last_day
from placed
cross join edition
order by first_day nulls last, framework, title
