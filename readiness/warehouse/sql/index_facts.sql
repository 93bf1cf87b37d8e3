-- One row: the current edition in numbers, for the sentences that describe the index.
select
    edition.title as edition,
    edition.cutoff_year,
    edition.coded_as_of,
    income.title as income_title,
    (select count(*) from core.country where is_member) as members,
    (select count(*) from core.pillar where is_scored) as pillars,
    (select count(*) from core.indicator where weight > 0) as n_scored,
    (select count(*) from core.indicator where weight = 0) as n_shown,
    (select count(*) from core.indicator where weight > 0 and half = 'ai_specific') as n_ai,
    (select count(*) from core.indicator where weight > 0 and kind = 'register') as n_register,
    (select count(*) from core.indicator where weight > 0 and is_perception) as n_perception,
    (select count(*) from core.indicator where weight > 0 and kind like 'composite%') as n_composite,
    (select count(*) from mart.history_panel where is_in_panel) as n_panel,
    (select count(*) from mart.hole) as n_holes,
    (select count(distinct iso3) from mart.hole) as n_states_with_holes,
    (
        select sum(influence.given_share)
        from mart.influence
        join core.indicator using (indicator_id)
        where indicator.half = 'ai_specific'
    ) as ai_share,
    (
        select count(*)
        from mart.latest
        join core.indicator using (indicator_id)
        join core.country using (iso3)
        where indicator.weight > 0 and country.is_member and latest.is_current
            and contains(latest.flag, 'doubtful')
    ) as n_doubtful,
    (
        select avg(mean_year)
        from mart.coverage
        join core.pillar using (pillar)
        where pillar.is_scored
    ) as mean_year
from core.edition
left join core.indicator as income on income.indicator_id = edition.income_indicator
order by edition.cutoff_year desc
limit 1
