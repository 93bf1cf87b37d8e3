-- One row per member state and rank: share of the builds, and of all weightings of the pillars.
select
    country.iso3,
    country.name,
    country.short_name,
    chance.rank,
    chance.draw_share,
    chance.weight_share,
    -- Sums of shares end a hair beside 1.
    round(sum(chance.draw_share) over up_to, 9) as draw_share_up_to,
    round(sum(chance.weight_share) over up_to, 9) as weight_share_up_to
from mart.rank_share as chance
join core.country using (iso3)
join mart.score on score.iso3 = chance.iso3 and score.level = 3
window up_to as (partition by chance.iso3 order by chance.rank)
order by score.rank, country.name, chance.rank
