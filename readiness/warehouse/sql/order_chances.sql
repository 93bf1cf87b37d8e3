-- One row per ordered pair of member states: in which share of the builds each lies above the other.
select
    chance.iso3,
    country.name,
    country.short_name,
    chance.other,
    other.name as other_name,
    chance.above,
    back.above as below
from mart.order_chance as chance
join mart.order_chance as back on back.iso3 = chance.other and back.other = chance.iso3
join core.country on country.iso3 = chance.iso3
join core.country as other on other.iso3 = chance.other
join mart.score on score.iso3 = chance.iso3 and score.level = 3
join mart.score as other_score on other_score.iso3 = chance.other and other_score.level = 3
where chance.iso3 <> chance.other
order by score.rank, country.name, other_score.rank, other.name
