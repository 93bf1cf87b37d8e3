-- One row per member state, highest score first: rank, band, group, and what skipping holes would do.
select
    country.iso3,
    country.name,
    country.short_name,
    score.edition,
    score.score,
    score.rank,
    score.rank_low,
    score.rank_median,
    score.rank_high,
    score.maturity_group,
    score.n_indicators,
    score.n_holes,
    score.skipped_score,
    -- As the rank: of the score as it is shown, equal scores share the smaller.
    rank() over (order by round(round(score.skipped_score, 9), 1) desc) as skipped_rank,
    count(*) over () as members
from mart.score
join core.country using (iso3)
where score.level = 3
order by score.rank, country.name
