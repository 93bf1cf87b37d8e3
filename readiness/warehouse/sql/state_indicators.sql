-- One row per indicator for one member state, holes included.
select
    indicator.indicator_id,
    indicator.title,
    indicator.pillar,
    pillar.title as pillar_title,
    pillar.is_scored as is_scored_pillar,
    indicator.unit,
    indicator.decimals,
    indicator.weight,
    indicator.half,
    indicator.kind,
    indicator.higher_is,
    indicator.year_meaning,
    indicator.is_relative,
    indicator.breaks,
    latest.value,
    latest.year,
    latest.period,
    latest.edition,
    latest.flag,
    latest.is_current,
    latest.normalised,
    latest.position_high,
    latest.n_states,
    latest.licence,
    latest.reuse,
    latest.is_cross_checked,
    regional.mean,
    regional.n,
    regional.year_min,
    regional.year_max,
    source.source_id,
    source.short_title as source,
    source.publisher,
    source.url
from core.indicator
join core.pillar using (pillar)
join core.source using (source_id)
left join mart.latest on latest.indicator_id = indicator.indicator_id and latest.iso3 = $iso3
left join mart.regional on regional.indicator_id = indicator.indicator_id
where indicator.kind <> 'input'
order by pillar.position, indicator.weight desc, indicator.position
