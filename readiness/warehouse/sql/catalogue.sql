-- One row per indicator: what it measures, how it is scored, whose it is, and how many of its figures may be passed on.
with held as (
    select
        indicator_id,
        count(*) as n_figures,
        count(*) filter (not list_contains($open, reuse)) as n_withheld,
        count(distinct iso3) as n_places,
        min(year) as year_min,
        max(year) as year_max
    from core.observation
    group by indicator_id
)
select
    indicator.* exclude (position, note),
    pillar.title as pillar_title,
    pillar.is_scored and indicator.weight > 0 as is_scored,
    source.publisher,
    source.title as source_title,
    source.edition,
    source.url,
    source.licence,
    source.reuse,
    source.retrieved_on,
    source.next_update,
    coalesce(held.n_figures, 0) as n_figures,
    coalesce(held.n_withheld, 0) as n_withheld,
    coalesce(held.n_places, 0) as n_places,
    held.year_min,
    held.year_max
from core.indicator
join core.pillar using (pillar)
join core.source using (source_id)
left join held using (indicator_id)
order by indicator.position
