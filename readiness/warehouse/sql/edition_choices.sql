-- One row per indicator of which several editions are held, those that carry on another, then those with restated years, first.
with

family as (

    select indicator_id, indicator_id as member from core.indicator
    union all
    select indicator_id, earlier_id from core.predecessor

),

cell as (

    select indicator_id, iso3, year, period, count(distinct value) as n_values
    from core.observation_copy
    join core.country using (iso3)
    where is_member
    group by all

),

edition as (

    select family.indicator_id, count(distinct (held.source_id, held.edition, held.indicator_id)) as n_editions
    from family
    join core.observation_copy as held on held.indicator_id = family.member
    join core.country using (iso3)
    where is_member
    group by all

)

select
    indicator.indicator_id,
    indicator.title,
    edition.n_editions,
    count(cell.n_values) filter (cell.n_values > 1) as n_restated,
    exists (from core.predecessor where predecessor.indicator_id = indicator.indicator_id) as has_predecessor
from core.indicator
join edition using (indicator_id)
left join cell using (indicator_id)
where edition.n_editions > 1
group by all
order by has_predecessor desc, n_restated desc, any_value(indicator.position)
