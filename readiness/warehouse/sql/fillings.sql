-- One row per hole and way to fill it: a member state's missing scored figure, 0 to 100.
select
    country.iso3,
    country.name,
    indicator.indicator_id,
    indicator.title,
    pillar.title as pillar_title,
    filling.way,
    -- A filling never leaves the goalposts, however far a prediction reaches.
    least(greatest(filling.normalised, 0), 100) as normalised,
    filling.noise
from mart.filling
join core.country using (iso3)
join core.indicator using (indicator_id)
join core.pillar using (pillar)
order by country.name, pillar.position, indicator.position, filling.way desc
