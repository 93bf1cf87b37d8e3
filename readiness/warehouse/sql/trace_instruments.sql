-- One row per entry of the register behind one state's stage, the furthest first.
select
    instrument.instrument_id,
    instrument.name,
    instrument.status,
    instrument.maturity_code,
    instrument.adopted_on,
    instrument.in_force_on,
    instrument.period,
    instrument.confidence,
    instrument.source_url,
    instrument.note,
    instrument.instrument_type,
    instrument_type.title as type_title
from core.derivation
join core.instrument
    on list_contains(string_split(derivation.inputs, '|'), instrument.instrument_type)
join core.instrument_type using (instrument_type)
where derivation.indicator_id = $indicator
    and derivation.method = 'maturity'
    and instrument.iso3 = $state
order by instrument.maturity_code desc nulls last, instrument.instrument_id
