-- One row per copy of a figure that a snapshot holds, winners and losers, and why it lost.
select
    home.indicator_id,
    place.iso3,
    judged.year,
    home.period,
    judged.value,
    home.source_id,
    home.series::varchar as series,
    copy.copy_id,
    copy.edition,
    copy.licence,
    copy.reuse,
    case
        when judged.is_computed_mean and judged.is_doubtful then 'computed_mean|doubtful'
        when judged.is_computed_mean then 'computed_mean'
        when judged.is_doubtful then 'doubtful'
        else ''
    end as flag,
    judged.is_cross_checked,
    home.preference,
    judged.is_winner,
    case
        when judged.is_winner then ''
        when judged.is_withheld then 'withheld: ' || judged.withheld_because
        when judged.is_superseded then 'the series was fetched again later'
        when above.preference < home.preference
            then 'another series is preferred' || coalesce(': ' || home.reason, '')
        when above.precedence < home.precedence
            then above.source_id || ' takes precedence over ' || home.source_id
        when above.received_on > home.received_on
            then 'a newer snapshot was received on ' || above.received_on
        else 'an equal copy stands first by name'
    end as why,
    file.snapshot,
    judged.line
from raw.judged
join raw.home using (home_no)
join raw.numbered_place as place using (place_no)
join raw.copy using (copy_no)
join raw.file on file.file_no = judged.file_no
join raw.rival as above on above.above_home_no = coalesce(judged.above_home_no, 0)
