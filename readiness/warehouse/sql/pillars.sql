-- One row per scored pillar: its question, and how the member states' scores spread.
select
    pillar.pillar,
    pillar.title,
    pillar.question,
    pillar.position,
    avg(score.score) as mean,
    min(score.score) as lowest,
    max(score.score) as highest,
    count(score.score) as n,
    (select count(*) from core.country where is_member) as members
from core.pillar
left join mart.score on score.node = pillar.pillar and score.level = 2
where pillar.is_scored
group by all
order by pillar.position
