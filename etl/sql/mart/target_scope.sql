-- One row per target and state it is about (or ASEAN as a whole), and whether it was a member in time.
with

due as (

    select
        target.target_id,
        target.scope,
        target.only_states,
        framework.owner,
        least(target.target_year, framework.period_until) as last_year
    from core.target
    join core.framework using (framework_id)

)

select
    due.target_id,
    country.iso3,
    -- Who joins in the last year or after it had no year to act in.
    due.owner <> 'asean' or (year(country.joined_on) >= due.last_year) is not true
        as is_member_in_time
from due
join core.country
    on country.is_member
    and case
        when due.only_states is not null
            then list_contains(string_split(due.only_states, '|'), country.iso3)
        when starts_with(due.scope, 'each state') then true
        else country.iso3 = due.scope
    end
union all
select target_id, 'ASEAN', true
from due
where scope = 'region'
order by target_id, iso3
