-- One row per entry of the governance register: its stage, its force as noted, and the days between
-- which its first date lies. States alphabetical, ASEAN's own entries last.
with edition as (

    select coded_as_of from core.release

),

read as (

    select
        instrument.*,
        coalesce(country.is_member, false) as is_member,
        coalesce(country.name, instrument.iso3) as state,
        coalesce(adopted_on, in_force_on) as dated_on,
        -- Notes open with the force in brackets: [binding], [voluntary] …
        nullif(regexp_extract(note, '^\[([^\]]+)\]', 1), '') as force,
        nullif(regexp_replace(note, '^\[[^\]]+\][ ;]*', ''), '') as remark,
        try_cast(regexp_extract(period, '\d{4}$') || '-12-31' as date) < edition.coded_as_of
            as is_past
    from core.instrument
    cross join edition
    left join core.country using (iso3)

)

select
    instrument_id,
    iso3,
    state,
    is_member,
    instrument_type,
    name,
    case
        when maturity_code = 3 then 'in_force'
        when status = 'superseded' then 'replaced'
        when maturity_code = 2 and is_past then 'expired'
        when maturity_code = 2 then 'adopted'
        when maturity_code = 1 then 'in_preparation'
        when maturity_code = 0 then 'confirmed_none'
        when status = 'none found' then 'not_found'
        else 'not_joined'
    end as stage,
    maturity_code,
    status,
    adopted_on,
    in_force_on,
    period,
    responsible_body,
    force,
    coalesce(regexp_matches(force, '^(voluntary|guidance|advisory)'), false) as is_voluntary,
    coalesce(force = 'binding', false) as is_binding,
    source_url,
    confidence,
    remark,
    dated_on,
    -- A date known to the year or the month lies somewhere within it.
    (dated_on || '-01-01'[length(dated_on) - 3:])::date::varchar as dated_from,
    (
        case length(dated_on)
            when 4 then (dated_on || '-12-31')::date
            when 7 then last_day((dated_on || '-01')::date)
            else dated_on::date
        end
    )::varchar as dated_until
from read
order by is_member desc, state, instrument_type, instrument_id
