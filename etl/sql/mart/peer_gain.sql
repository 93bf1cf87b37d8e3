-- One row per gap of a member state and member state that has closed it. A gap that nobody has
-- closed has one row without a peer.
with

rule as (select 10 as gap_points),

-- A year's last period stands for it. A method is known by the number of breaks up to its year.
figure as (

    select
        observation.indicator_id,
        observation.iso3,
        observation.year,
        observation.value,
        normalised.normalised as score,
        observation.value * sign(indicator.best - indicator.worst) as standing,
        list_contains(string_split(observation.flag, '|'), 'jump') as is_jump,
        list_contains(string_split(observation.flag, '|'), 'doubtful') as is_doubtful,
        len(
            list_filter(
                string_split(coalesce(indicator.breaks, ''), '|'),
                lambda start: try_cast(start as integer) <= observation.year
            )
        ) as method
    from core.observation
    join core.normalised using (indicator_id, iso3, year, period)
    join core.indicator using (indicator_id)
    join core.country using (iso3)
    where indicator.weight > 0 and country.is_member
    qualify row_number() over (
        partition by observation.indicator_id, observation.iso3, observation.year
        order by observation.period desc
    ) = 1

),

present as (

    select figure.*
    from figure
    join core.newest using (indicator_id, iso3, year)
    where newest.is_current

),

mean as (

    select
        indicator_id,
        avg(score order by iso3) as mean_score,
        count(*) as n_states
    from present
    group by indicator_id

),

gap as (

    select
        present.*,
        mean.mean_score,
        mean.n_states,
        rule.gap_points
    from present
    join mean using (indicator_id)
    cross join rule
    where mean.mean_score - present.score >= rule.gap_points

),

-- The last year in which a state stood no higher than this one does now. A doubtful figure proves
-- no gain, and on a relative scale a rise may be the others' fall.
start as (

    select
        gap.indicator_id,
        gap.iso3,
        figure.iso3 as peer,
        gap.method,
        gap.mean_score,
        max(figure.year) as from_year,
        arg_max(figure.value, figure.year) as from_value
    from gap
    join core.indicator using (indicator_id)
    join figure
        on figure.indicator_id = gap.indicator_id
        and figure.method = gap.method
        and figure.standing <= gap.standing
    where not (indicator.is_relative or figure.is_doubtful)
    group by all

),

closed as (

    select
        start.indicator_id,
        start.iso3,
        start.peer,
        start.from_year,
        start.from_value,
        min(figure.year) filter (figure.score >= start.mean_score) as reached_year,
        arg_min(figure.value, figure.year) filter (figure.score >= start.mean_score)
            as reached_value,
        bool_or(figure.is_jump) as has_jump,
        latest.year as latest_year,
        latest.value as latest_value
    from start
    join figure
        on figure.indicator_id = start.indicator_id
        and figure.iso3 = start.peer
        and figure.method = start.method
        and figure.year > start.from_year
        and not figure.is_doubtful
    join present as latest
        on latest.indicator_id = start.indicator_id
        and latest.iso3 = start.peer
        and latest.method = start.method
        and latest.score >= start.mean_score
        and not latest.is_doubtful
    group by all

),

-- How many years a state has at most: with one, nobody can have come from anywhere.
past as (

    select indicator_id, method, max(n_years) as n_years
    from (
        select indicator_id, method, iso3, count(*) as n_years
        from figure
        group by all
    )
    group by all

)

select
    gap.iso3,
    gap.indicator_id,
    gap.year,
    gap.value,
    gap.is_doubtful,
    gap.score,
    gap.mean_score,
    gap.n_states,
    gap.mean_score - gap.score as points_below,
    gap.gap_points,
    closed.peer,
    closed.from_year,
    closed.from_value,
    closed.reached_year,
    closed.reached_value,
    closed.latest_year,
    closed.latest_value,
    closed.has_jump,
    case
        when closed.peer is not null then null
        when indicator.is_relative then 'relative'
        when past.n_years < 2 then 'one_year'
        else 'nobody'
    end as why_no_peer
from gap
join core.indicator using (indicator_id)
left join closed using (indicator_id, iso3)
left join past using (indicator_id, method)
order by gap.iso3, indicator.position, closed.peer
