-- One row per thing of the catalogue that can be found: its names, a line on what it is, more words,
-- and the page and choices that show it. Names, codes and words are divided by line breaks.
with alias as (

    select iso3, string_agg(alias, chr(10) order by alias) as names
    from core.alias
    group by iso3

),

mapped as (

    select distinct indicator_id
    from core.observation
    join core.country using (iso3)
    where is_member

),

compared as (

    select distinct iso3
    from mart.latest
    join core.indicator using (indicator_id)
    where is_current and weight > 0

),

objective as (

    select framework_id, string_agg(title, chr(10) order by objective_id) as titles
    from core.objective
    group by framework_id

),

thing as (

    select
        if(is_member, 'state', 'economy') as kind,
        iso3 as id,
        name as title,
        if(
            is_member,
            concat_ws(', ', 'Member of ASEAN since ' || year(joined_on), nullif(grouping, name)),
            grouping
        ) as line,
        if(is_member, 'profile', 'compare') as page,
        if(is_member, 'state=', 'beside=') || iso3 as choices,
        concat_ws(chr(10), name, short_name, alias.names) as names,
        iso3 as codes,
        null as words,
        null as place,
        0 as position
    from core.country
    left join alias using (iso3)
    where is_member or iso3 in (from compared)

    union all

    select
        'pillar', pillar, title, question, 'map', 'show=' || pillar, title, pillar, null, null,
        position
    from core.pillar
    where is_scored

    union all

    select
        'indicator',
        indicator_id,
        indicator.title,
        definition,
        if(is_mapped, 'map', 'trace'),
        if(is_mapped, 'show=', 'indicator=') || indicator_id,
        concat_ws(chr(10), indicator.title, replace(indicator_id, '_', ' ')),
        concat_ws(chr(10), indicator_id, series),
        concat_ws(chr(10), definition, pillar.title, source.short_title, source.publisher),
        null,
        if(weight > 0, 0, 1000) + indicator.position
    from (
        select
            *,
            kind not in ('input', 'rank') and indicator_id in (from mapped) as is_mapped
        from core.indicator
    ) as indicator
    join core.pillar using (pillar)
    join core.source using (source_id)

    union all

    select
        'framework',
        framework_id,
        name,
        concat_ws(
            '; ',
            case owner
                when 'asean' then 'ASEAN'
                when 'global' then 'Global benchmark'
                else 'National plan'
            end,
            case
                when period_until is null then 'since ' || period_from
                when period_from is null then 'until ' || period_until
                else period_from || ' to ' || period_until
            end,
            status
        ),
        if(n_targets > 0, 'targets', 'timeline'),
        'framework=' || framework_id,
        name,
        framework_id,
        concat_ws(chr(10), body, objective.titles),
        null,
        case owner when 'asean' then 0 when 'global' then 1 else 2 end
    from core.framework
    left join objective using (framework_id)
    left join (
        select framework_id, count(*) as n_targets from core.target group by framework_id
    ) using (framework_id)
    where n_targets > 0 or owner = 'asean'

    union all

    select
        'target',
        target_id,
        statement,
        framework.name || '; ' || concat_ws(
            ' ', standing, 'target', 'by ' || coalesce(target_year::varchar, target_year_as_printed)
        ),
        'targets',
        'target=' || target_id,
        statement,
        target_id,
        concat_ws(chr(10), framework.name, framework_id, objective.title, quote, unit),
        country.name,
        case standing when 'official' then 0 when 'reported' then 1 else 2 end
    from core.target
    join core.framework using (framework_id)
    left join core.objective as objective using (framework_id, objective_id)
    left join core.country on country.iso3 = scope

    union all

    select
        'instrument_type', instrument_type, title, question, 'governance',
        'type=' || instrument_type, concat_ws(chr(10), title, replace(instrument_type, '_', ' ')),
        instrument_type, null, null, 0
    from core.instrument_type
    where instrument_type in (select instrument_type from core.instrument)

    union all

    select
        'instrument',
        instrument_id,
        instrument.name,
        concat_ws('; ', coalesce(country.name, instrument.iso3), kind.title, instrument.status),
        'governance',
        'type=' || instrument_type || '&state=' || instrument.iso3,
        -- Where none was found the entry's name is only that of its kind.
        if(instrument.status = 'none found', null, instrument.name),
        instrument_id,
        concat_ws(
            chr(10), instrument.name, kind.title, replace(instrument_type, '_', ' '), responsible_body
        ),
        coalesce(country.name, instrument.iso3),
        3 - coalesce(maturity_code, -1)
    from core.instrument
    join core.instrument_type as kind using (instrument_type)
    left join core.country using (iso3)

    union all

    select
        'source', source_id, title, publisher || '; ' || coalesce(edition, licence), 'sources',
        'source=' || source_id, concat_ws(chr(10), title, short_title, publisher), source_id, about, null,
        0
    from core.source

)

select *
from thing
order by kind, position, title, id
