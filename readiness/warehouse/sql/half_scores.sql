-- One row per member state: its score over each half of the index, and over the whole.
select
    country.iso3,
    country.name,
    any_value(half_score.score) filter (where half_score.half = 'ai_specific') as ai_specific,
    any_value(half_score.score) filter (where half_score.half = 'foundations') as foundations,
    any_value(score.score) as score,
    any_value(score.is_estimated) as is_estimated
from core.country
left join mart.half_score using (iso3)
left join mart.score on score.iso3 = country.iso3 and score.level = 3
where country.is_member
group by all
order by country.name
