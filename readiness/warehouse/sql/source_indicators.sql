-- One row per indicator with figures of one source: how many, of whom, since when, and who else rests on it.
with held as (
    select
        indicator_id,
        count(*) as n,
        count(distinct iso3) filter (is_member) as n_states,
        count(distinct iso3) as n_places,
        min(year) as year_min,
        max(year) as year_max
    from core.observation
    join core.country using (iso3)
    where source_id = $source
    group by indicator_id
)

select
    indicator.indicator_id,
    indicator.title,
    indicator.weight,
    indicator.why_not_scored,
    pillar.pillar,
    pillar.title as pillar_title,
    held.n,
    held.n_states,
    held.n_places,
    held.year_min,
    held.year_max,
    influence.given_share,
    (
        select string_agg(derivation.indicator_id, '|' order by derivation.indicator_id)
        from core.derivation
        where derivation.method <> 'maturity'
            and (
                derivation.denominator = indicator.indicator_id
                or list_contains(string_split(derivation.inputs, '|'), indicator.indicator_id)
            )
    ) as makes,
    (select count(*) from core.target where target.indicator_id = indicator.indicator_id)
        as n_targets
from held
join core.indicator using (indicator_id)
join core.pillar using (pillar)
left join mart.influence using (indicator_id)
order by pillar.position, indicator.weight desc, indicator.position
