-- One row per node (the index, its halves, its pillars): how it hangs together, and with income.
select
    diagnosis.node,
    pillar.title,
    case
        when pillar.pillar is not null then 'pillar'
        when diagnosis.node in (select half from mart.half_score) then 'half'
        else 'index'
    end as level,
    diagnosis.within,
    diagnosis.across,
    diagnosis.alpha,
    diagnosis.n_alpha,
    diagnosis.income_correlation,
    diagnosis.n_income,
    (select count(*) from core.country where is_member) as members
from mart.diagnosis
left join core.pillar on pillar.pillar = diagnosis.node
order by pillar.position nulls first, diagnosis.node
