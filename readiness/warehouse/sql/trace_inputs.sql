-- One row per figure that one derived figure is made of, with the line it was read from.
with part as (
    select
        method,
        coalesce(window_years, 1) as window_years,
        'input' as role,
        unnest(string_split(inputs, '|')) as input_id,
        generate_subscripts(string_split(inputs, '|'), 1) as input_no
    from core.derivation
    where indicator_id = $indicator and method <> 'maturity'
    union all
    select
        method,
        1 as window_years,
        'denominator' as role,
        denominator,
        0 as input_no
    from core.derivation
    where indicator_id = $indicator and denominator is not null
)

select
    part.role,
    part.input_id,
    indicator.title,
    indicator.unit,
    indicator.decimals,
    indicator.kind,
    observation.year,
    observation.period,
    observation.value,
    observation.flag,
    source.source_id,
    source.short_title,
    won.snapshot,
    won.line
from part
join core.indicator on indicator.indicator_id = part.input_id
join core.observation
    on observation.indicator_id = part.input_id
    and observation.iso3 = $state
    and observation.year between $year - part.window_years + 1 and $year
    and (part.role = 'denominator' or observation.period = $period)
join core.source on source.source_id = observation.source_id
left join core.observation_copy as won
    on won.indicator_id = observation.indicator_id
    and won.iso3 = observation.iso3
    and won.year = observation.year
    and won.period = observation.period
    and won.is_winner
order by part.input_no = 0, part.input_no, observation.year
