-- One row per scored indicator and grouping of places, members first: the mean of their scores.
with bloc as (

    select
        grouping as bloc,
        is_member,
        count(*) over (partition by grouping) as n_places,
        iso3
    from core.country
    where grouping is not null and kind <> 'aggregate'

)

select
    bloc.bloc,
    bloc.is_member,
    bloc.n_places,
    indicator.indicator_id,
    indicator.title,
    pillar.pillar,
    pillar.title as pillar_title,
    avg(latest.normalised order by bloc.iso3) filter (latest.is_current) as score,
    count(latest.normalised) filter (latest.is_current) as n,
    min(latest.year) filter (latest.is_current) as year_min,
    max(latest.year) filter (latest.is_current) as year_max,
    any_value(source.publisher) as publisher,
    any_value(source.licence) as licence,
    -- The strictest terms among the figures of a mean are the mean's.
    ['open', 'non-commercial', 'show-only', 'terms-unread'][
        max(
            list_position(
                ['open', 'non-commercial', 'show-only', 'terms-unread'],
                coalesce(latest.reuse, source.reuse)
            )
        )
    ] as reuse
from core.indicator
join core.pillar using (pillar)
join core.source using (source_id)
cross join bloc
left join mart.latest
    on latest.indicator_id = indicator.indicator_id and latest.iso3 = bloc.iso3
where indicator.weight > 0 and (bloc.is_member or bloc.n_places > 1)
group by bloc.bloc, bloc.is_member, bloc.n_places, indicator.indicator_id, indicator.title,
    indicator.position, pillar.pillar, pillar.title, pillar.position
order by bloc.is_member desc, bloc.bloc, pillar.position, indicator.position
