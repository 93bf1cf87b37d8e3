-- One row per name or unit of the catalogue that a brief may print, with the kind of thing that it names.
with

indicator as (

    select title, unit, kind as sort
    from core.indicator
    where weight > 0
        or (kind = 'composite' and not is_relative)
        or indicator_id in (select indicator_id from core.target)
        or indicator_id in (select indicator_id from core.mandate)

)

select 'state' as kind, name as english from core.country where is_member
union all by name
select 'pillar' as kind, title as english from core.pillar
union all by name
select 'group' as kind, maturity_group as english from mart.score where maturity_group is not null
union all by name
select 'framework' as kind, name as english from core.framework where owner <> 'national'
union all by name
select 'instrument' as kind, title as english from core.instrument_type
union all by name
select 'indicator' as kind, title as english from indicator
union all by name
select 'unit' as kind, unit as english from indicator where sort <> 'register'
group by kind, english
order by kind, english
