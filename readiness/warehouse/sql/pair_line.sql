-- One row: the least-squares line and the correlation of two indicators over the member states with both.
with

point as (

    select
        if(of_x.transform = 'log', ln(x.value + 1), x.value) as x,
        if(of_y.transform = 'log', ln(y.value + 1), y.value) as y,
        'show-only' in (x.reuse, y.reuse) as is_show_only
    from mart.latest as x
    join mart.latest as y on y.iso3 = x.iso3
    join core.country on country.iso3 = x.iso3
    join core.indicator as of_x on of_x.indicator_id = x.indicator_id
    join core.indicator as of_y on of_y.indicator_id = y.indicator_id
    where country.is_member and x.indicator_id = $x and y.indicator_id = $y

),

spread as (

    select
        count(*) as n,
        coalesce(bool_or(is_show_only), false) as is_show_only,
        coalesce(stddev_pop(x) > 0, false) as has_line,
        coalesce(stddev_pop(x) > 0 and stddev_pop(y) > 0, false) as has_correlation
    from point

)

select
    n,
    is_show_only,
    if(has_correlation and not is_show_only, (select corr(y, x) from point), null) as correlation,
    if(has_line and not is_show_only, (select regr_slope(y, x) from point), null) as slope,
    if(has_line and not is_show_only, (select regr_intercept(y, x) from point), null) as intercept,
    (select count(*) from core.country where is_member) as members
from spread
