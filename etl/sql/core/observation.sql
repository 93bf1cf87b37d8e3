-- One row per indicator, place, year and period: the copy that won, or what was derived.
select
    measured.indicator_id,
    place.iso3,
    figure.year,
    figure.value,
    copy.edition,
    home.period,
    copy.source_id,
    case
        when figure.is_register then 'register'
        when not (figure.is_computed_mean or figure.is_derived or figure.is_doubtful or is_jump)
            then ''
        else concat_ws(
            '|',
            if(figure.is_computed_mean, 'computed_mean', null),
            if(figure.is_derived, 'derived', null),
            if(figure.is_doubtful, 'doubtful', null),
            if(figure.is_jump, 'jump', null)
        )
    end as flag,
    figure.is_cross_checked,
    home.series::varchar as series,
    copy.copy_id,
    copy.licence,
    reuse_class.reuse
from raw.figure
join raw.measured using (indicator_no)
join raw.numbered_place as place using (place_no)
join raw.home using (home_no)
join raw.copy using (copy_no)
join raw.reuse_class
    on reuse_class.strictness = coalesce(figure.strictness, copy.strictness)
