-- One row per scored indicator and member state without a current figure, and the reason.
with withheld as (
    select
        indicator_id,
        iso3,
        arg_max(why, (year, period, why)) as why,
        max(year) as year
    from core.observation_copy
    where why like 'withheld%' and not is_winner
    group by all
)

select
    country.iso3,
    indicator.indicator_id,
    indicator.pillar,
    newest.year as last_year,
    observation.value as last_value,
    case
        when withheld.year > coalesce(newest.year, 0) then withheld.why
        when newest.year is not null then 'older than ' || pillar.max_age_years || ' years'
        when indicator.kind = 'register' then 'nothing found in the register'
        else 'no data in the sources held'
    end as reason
from core.country
cross join core.indicator
join core.pillar using (pillar)
left join core.newest using (iso3, indicator_id)
left join core.observation using (iso3, indicator_id, year, period)
left join withheld using (iso3, indicator_id)
where country.is_member and indicator.weight > 0 and newest.is_current is not true
order by iso3, indicator_id
