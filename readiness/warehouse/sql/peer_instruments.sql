-- One row per gap, peer and instrument that the peer adopted in the years in which it closed the gap.
select
    gain.iso3,
    gain.indicator_id,
    gain.peer,
    instrument.instrument_id,
    instrument.name,
    instrument_type.title as kind,
    instrument.adopted_on,
    instrument.responsible_body,
    instrument.source_url,
    pillar_instrument.why
from mart.peer_gain as gain
join core.indicator using (indicator_id)
join core.pillar_instrument using (pillar)
join core.instrument
    on instrument.iso3 = gain.peer
    and instrument.instrument_type = pillar_instrument.instrument_type
join core.instrument_type on instrument_type.instrument_type = instrument.instrument_type
where
    ($iso3 = '' or gain.iso3 = $iso3)
    and instrument.maturity_code >= 2
    and left(instrument.adopted_on, 4)::integer between gain.from_year and gain.reached_year
order by gain.iso3, indicator.position, gain.peer, instrument.adopted_on, instrument.instrument_id
