-- One row per copy of a figure, in the same order, with the copy it stands behind, if any.
-- An empty OVER () walks the table in the order in which it was written.
with neighbour as (
    select
        *,
        (
            indicator_no = lag(indicator_no) over ()
            and place_no = lag(place_no) over ()
            and year = lag(year) over ()
            and period_no = lag(period_no) over ()
        ) is true as is_behind,
        lag(home_no) over () as above_home_no,
        lag(line) over () as above_line
    from raw.ordered
)

select
    * exclude (above_home_no, above_line),
    if(is_behind, above_home_no, null) as above_home_no,
    if(is_behind, above_line, null) as above_line,
    not is_behind and not is_withheld and not is_superseded as is_winner
from neighbour
