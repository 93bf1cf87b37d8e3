-- One row per member state and scored indicator without a current figure; the older one only where it may be passed on.
with judged as (
    select
        hole.*,
        source.source_id,
        coalesce(figure.edition, source.edition) as edition,
        coalesce(figure.licence, source.licence) as licence,
        coalesce(figure.reuse, source.reuse) as reuse,
        coalesce(figure.flag, '') as flag
    from mart.hole
    join core.indicator using (indicator_id)
    join core.source using (source_id)
    left join mart.latest as figure
        on figure.iso3 = hole.iso3
        and figure.indicator_id = hole.indicator_id
        and figure.year = hole.last_year
)
select
    * replace (if(list_contains($open, reuse), last_value, null) as last_value),
    if(last_value is not null and not list_contains($open, reuse), $withheld, '') as note
from judged
order by iso3, indicator_id
