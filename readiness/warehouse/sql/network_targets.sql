-- One row per target and milestone of the framework whose mandate is bound to measures.
select
    target.target_id,
    target.objective_id,
    target.statement,
    target.kind,
    target.met_on,
    -- An event's date stands where other targets have their value.
    coalesce(
        if(target.progress_kind = 'yes_no', target.target_value_as_printed, null),
        target.target_year_as_printed,
        target.target_year::varchar
    ) as due,
    target.standing,
    target.standing_note,
    target.source_url,
    target.quote,
    target.evidence,
    coalesce(indicator.title, kind.title, target.instrument_types) as measured_by,
    target.measured_by_note,
    target.why_not_measured,
    region.n_states,
    region.n_known,
    region.n_counted,
    region.mean,
    region.n_mean,
    indicator.unit,
    indicator.decimals
from core.target
left join core.indicator using (indicator_id)
left join core.instrument_type as kind on kind.instrument_type = target.instrument_types
left join mart.target_region as region using (target_id)
where framework_id in (
    select bound.framework_id
    from core.objective as bound
    join core.mandate on mandate.mandate = bound.objective_id
)
order by coalesce(target.met_on, due), target.target_id
