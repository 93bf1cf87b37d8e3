-- One row per derived figure outside the limits of its indicator.
select
    release.folder || '/derivations.csv' as file,
    derivation.line,
    concat_ws(' ', derived.indicator_id, place.iso3, derived.year) as subject,
    format(
        'the derived value {} is off its scale ({} to {})',
        derived.value,
        coalesce(measured.valid_min::varchar, 'any'), coalesce(measured.valid_max::varchar, 'any')
    ) as wrong,
    'correct the derivation, or valid_min and valid_max in indicators.csv' as remedy
from raw.derived
join raw.derivation using (indicator_id)
join raw.measured using (indicator_id)
join raw.numbered_place as place using (place_no)
cross join raw.release
where derived.value < measured.valid_min or derived.value > measured.valid_max
