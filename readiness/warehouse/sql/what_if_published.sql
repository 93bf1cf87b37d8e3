-- One row per member state, in order of its rank: its published score, rank and band, and how they were drawn.
select
    country.iso3,
    country.name,
    score.edition,
    score.score,
    score.rank,
    score.rank_low,
    score.rank_high,
    release.draws,
    release.seed
from core.country
join mart.score on score.iso3 = country.iso3 and score.level = 3
cross join core.release
where country.is_member
order by score.rank, country.name
