-- One row per member state and scored pillar: rank and band within the pillar.
select
    country.iso3,
    country.name,
    pillar.pillar,
    pillar.title as pillar_title,
    score.score,
    score.rank,
    score.rank_low,
    score.rank_median,
    score.rank_high,
    score.n_indicators,
    score.n_holes,
    score.is_estimated
from mart.score
join core.country using (iso3)
join core.pillar on pillar.pillar = score.node
where score.level = 2
order by country.name, pillar.position
