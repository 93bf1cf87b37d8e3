-- One row per scored pillar and member state: whether it could use support there, or offer some.
select
    pillar.pillar,
    pillar.title as pillar_title,
    pillar.question,
    country.iso3,
    country.name,
    capacity.n_indicators,
    capacity.n_known,
    capacity.n_below,
    capacity.n_well_above,
    capacity.gap_points,
    capacity.is_below,
    capacity.is_well_above,
    need.title as own_need,
    strength.title as own_strength,
    capacity.strength_points
from mart.capacity
join core.pillar using (pillar)
join core.country using (iso3)
left join core.indicator as need on need.indicator_id = capacity.own_need
left join core.indicator as strength on strength.indicator_id = capacity.own_strength
order by pillar.position, country.name
