-- One row per member state and pillar: how many of its indicators have a current figure. In a
-- scored pillar only the scored indicators count.
select
    country.iso3,
    indicator.pillar,
    count(*) as n_indicators,
    count(*) filter (newest.is_current) as n_current,
    avg(newest.year order by indicator_id) filter (newest.is_current) as mean_year
from core.country
cross join core.indicator
join core.pillar using (pillar)
left join core.newest using (iso3, indicator_id)
where country.is_member and (indicator.weight > 0 or not pillar.is_scored)
group by all
order by iso3, pillar
