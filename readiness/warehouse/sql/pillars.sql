-- One row per scored pillar: its question, and how the scores of states with any figure spread.
select
    pillar.pillar,
    pillar.title,
    pillar.question,
    pillar.position,
    avg(score.score) as mean,
    min(score.score) as lowest,
    max(score.score) as highest,
    count(score.score) as n,
    count(*) filter (score.is_estimated) as n_estimated,
    (select count(*) from core.country where is_member) as members
from core.pillar
left join mart.score on score.node = pillar.pillar and score.level = 2 and score.coverage > 0
where pillar.is_scored
group by all
order by pillar.position
