-- One row per suspicious change that a person let pass.
select
    acceptance.* exclude (accepted_on),
    acceptance.accepted_on::varchar as accepted_on,
    source.short_title,
    source.reuse,
    indicator.title,
    indicator.unit,
    country.name
from core.acceptance
left join core.source using (source_id)
left join core.indicator using (indicator_id)
left join core.country using (iso3)
order by acceptance.accepted_on desc, acceptance.what, acceptance.indicator_id, acceptance.iso3, acceptance.year
