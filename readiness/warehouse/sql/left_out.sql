-- One row per scored indicator and member state: what leaving the indicator out does to rank and score.
select
    indicator.indicator_id,
    indicator.title,
    pillar.title as pillar_title,
    country.iso3,
    country.name,
    score.rank,
    score.rank + shift.rank_shift as rank_without,
    shift.rank_shift,
    score.score,
    shift.score_shift,
    sum(abs(shift.rank_shift)) over (partition by indicator.indicator_id) as moved
from mart.leave_one_out as shift
join core.indicator using (indicator_id)
join core.pillar using (pillar)
join core.country on country.iso3 = shift.iso3
join mart.score on score.iso3 = shift.iso3 and score.level = 3
order by moved desc, pillar.position, indicator.position, score.rank, country.name
