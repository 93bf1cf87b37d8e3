-- One row per indicator: the member states' current figures taken together, where all of them may be passed on.
with terms as (
    select
        latest.indicator_id,
        string_agg(distinct latest.edition, '; ' order by latest.edition) as edition,
        string_agg(distinct latest.licence, '; ' order by latest.licence) as licence,
        -- "non-commercial" comes before "open", and is the stricter of the two
        min(latest.reuse) as reuse,
        string_agg(distinct nullif(latest.flag, ''), '|' order by nullif(latest.flag, '')) as flag
    from mart.latest
    join core.country using (iso3)
    where country.is_member and latest.is_current
    group by latest.indicator_id
)
select
    regional.*,
    indicator.source_id,
    terms.edition,
    terms.licence,
    terms.reuse,
    coalesce(terms.flag, '') as flag
from mart.regional
join core.indicator using (indicator_id)
join terms using (indicator_id)
where regional.indicator_id not in (
    select indicator_id from core.observation where not list_contains($open, reuse)
)
order by regional.indicator_id
