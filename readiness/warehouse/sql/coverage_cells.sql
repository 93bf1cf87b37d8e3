-- One row per scored indicator and member state: the year of the figure that counts, or the hole.
select
    indicator.indicator_id,
    indicator.title,
    pillar.title as pillar_title,
    country.iso3,
    country.name,
    country.short_name,
    if(latest.is_current, latest.year, null) as year,
    hole.reason,
    hole.last_year
from core.indicator
join core.pillar using (pillar)
cross join core.country
left join mart.latest using (indicator_id, iso3)
left join mart.hole using (indicator_id, iso3)
where indicator.weight > 0 and country.is_member
order by pillar.position, indicator.position, country.name
