-- One row per pair of scored indicators, both ways round, in the order of the catalogue.
select
    indicator.title,
    pillar.title as pillar_title,
    other.title as other,
    beyond.title as other_pillar,
    correlation.correlation,
    correlation.n
from mart.correlation
join core.indicator using (indicator_id)
join core.pillar using (pillar)
join core.indicator as other on other.indicator_id = correlation.other
join core.pillar as beyond on beyond.pillar = other.pillar
order by pillar.position, indicator.position, beyond.position, other.position
