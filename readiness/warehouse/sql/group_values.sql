-- One row per member state: its group and its band of ranks in the current edition.
select
    country.iso3,
    country.name,
    country.is_member,
    country.tile_row,
    country.tile_column,
    country.longitude,
    country.latitude,
    score.edition,
    score.score,
    score.maturity_group as value,
    score.rank_low,
    score.rank_high,
    score.coverage,
    score.is_estimated,
    score.n_indicators,
    score.n_holes
from core.country
left join mart.score on score.iso3 = country.iso3 and score.level = 3
where country.is_member
order by country.name
