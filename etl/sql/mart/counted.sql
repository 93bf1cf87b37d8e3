-- One row per target that counts states and member state: the stage of its weakest kind of
-- instrument. A kind nobody found is unknown and not missing, as in the register's indicators.
with

asked as (

    select
        target_id,
        counts_from,
        group_no,
        trim(unnest(string_split(kinds, '|'))) as instrument_type
    from (
        select
            target_id,
            counts_from,
            unnest(string_split(instrument_types, '+')) as kinds,
            generate_subscripts(string_split(instrument_types, '+'), 1) as group_no
        from core.target
        where instrument_types is not null
    )

),

kind as (

    select
        asked.target_id,
        asked.counts_from,
        asked.group_no,
        asked.instrument_type,
        country.iso3,
        max(instrument.maturity_code) as code
    from asked
    cross join core.country
    left join core.instrument using (iso3, instrument_type)
    where country.is_member
    group by all

),

-- One of a group is enough: the furthest stands for it.
part as (

    select
        target_id,
        counts_from,
        group_no,
        iso3,
        if(max(code) > 0 or count(code) = count(*), max(code), null) as code
    from kind
    group by all

),

weakest as (

    select
        target_id,
        counts_from,
        iso3,
        min(code) as least,
        count(code) = count(*) as is_complete
    from part
    group by all

)

select
    target_id,
    iso3,
    if(is_complete or least < counts_from, least, null) as code,
    if(is_complete or least < counts_from, least >= counts_from, null) as is_counted
from weakest
order by target_id, iso3
