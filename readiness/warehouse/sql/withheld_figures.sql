-- One row per indicator and source with figures that are held here and may not be passed on: no values, whose they are, and why.
with held as (
    select indicator_id, source_id, reuse, licence, year, true as is_shown
    from core.observation
    where not list_contains($open, reuse)
    union all
    select indicator_id, source_id, reuse, licence, year, false as is_shown
    from core.observation_copy
    where not list_contains($open, reuse) and not is_winner
)
select
    indicator.indicator_id,
    indicator.title,
    held.source_id,
    source.publisher,
    source.title as source_title,
    source.url,
    held.licence,
    held.reuse,
    case held.reuse
        when 'show-only' then 'The licence allows showing and citing, not passing on.'
        else 'The terms have not been read at first hand.'
    end as reason,
    count(*) filter (where held.is_shown) as n_figures,
    count(*) filter (where not held.is_shown) as n_other_copies,
    min(held.year) as year_min,
    max(held.year) as year_max
from held
join core.indicator using (indicator_id)
join core.source on source.source_id = held.source_id
group by all
order by source.publisher, source_title, indicator.indicator_id, held.licence
