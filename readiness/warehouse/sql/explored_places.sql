-- One row per place with a figure: member states first, then economies, then groups of them.
select country.iso3, country.name, country.is_member, country.kind
from core.country
where country.is_member
    or exists (from core.observation where observation.iso3 = country.iso3)
order by country.is_member desc, country.kind desc, country.name
