-- One row per indicator and member state: what leaving it out does. A shift of the score could be solved for the figure, so it stays only where that may be passed on.
with judged as (
    select
        *,
        indicator_id not in (
            select indicator_id from core.observation where not list_contains($open, reuse)
        ) as is_open
    from mart.leave_one_out
)
select
    * exclude (is_open) replace (if(is_open, score_shift, null) as score_shift),
    if(is_open, '', $withheld) as note
from judged
order by indicator_id, iso3
