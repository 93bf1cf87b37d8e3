-- One row: how many of the scored cells (member states x scored indicators) hold a current figure.
select
    sum(n_current) as n_current,
    sum(n_indicators) as n_cells,
    count(distinct iso3) as members,
    count(distinct iso3) filter (where n_current < n_indicators) as n_states_with_holes,
    avg(mean_year) as mean_year
from mart.coverage
join core.pillar using (pillar)
where pillar.is_scored
