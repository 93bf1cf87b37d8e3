-- One row per place: its newest figures of two indicators; member states always, others with both.
select
    country.iso3,
    country.name,
    country.kind,
    country.is_member,
    x.value as x,
    x.year as x_year,
    x.period as x_period,
    x.edition as x_edition,
    x.licence as x_licence,
    x.reuse as x_reuse,
    y.value as y,
    y.year as y_year,
    y.period as y_period,
    y.edition as y_edition,
    y.licence as y_licence,
    y.reuse as y_reuse
from core.country
left join mart.latest as x on x.iso3 = country.iso3 and x.indicator_id = $x
left join mart.latest as y on y.iso3 = country.iso3 and y.indicator_id = $y
where country.is_member or (x.value is not null and y.value is not null)
order by country.is_member desc, country.kind desc, country.name
