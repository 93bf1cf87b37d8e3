-- One row per instrument of the register: its maturity code as of the edition's date.
with dated as (
    select
        instrument.*,
        instrument_type.is_plan,
        instrument_status.maturity_code::integer as status_code,
        instrument.status = 'superseded' as is_superseded,
        -- A date known to the month or year counts from its first day.
        (adopted_on || '-01-01'[length(adopted_on) - 3:])::date as adopted_from,
        (in_force_on || '-01-01'[length(in_force_on) - 3:])::date as in_force_from,
        try_cast(regexp_extract(period, '^\d{4}') || '-01-01' as date) as period_from,
        try_cast(regexp_extract(period, '\d{4}$') || '-12-31' as date) as period_until,
        release.coded_as_of
    from raw.instrument
    join raw.instrument_type using (instrument_type)
    join raw.instrument_status using (status)
    cross join raw.current_edition as release
)

select
    dated.* exclude (status_code, is_superseded, is_plan),
    case
        when status_code is null then null
        when status_code < 2 then status_code
        when is_superseded and exists (
            from dated as newer
            where
                newer.iso3 = dated.iso3
                and newer.instrument_type = dated.instrument_type
                and newer.status_code > 0
                and not newer.is_superseded
                and (newer.adopted_from < dated.adopted_from) is not true
        ) then null
        when is_superseded then 2
        when adopted_from > coded_as_of then 1
        when period_until < coded_as_of or period_from > coded_as_of then 2
        when in_force_from > coded_as_of then 2
        when status_code = 3 or is_plan or in_force_from <= coded_as_of then 3
        else 2
    end::integer as maturity_code
from dated
