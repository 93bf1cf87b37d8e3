-- One row per gap of a member state and peer that has closed it, or without a peer.
select
    gain.*,
    country.name,
    peer.name as peer_name,
    indicator.title,
    indicator.unit,
    indicator.decimals,
    indicator.kind,
    pillar.pillar,
    pillar.title as pillar_title,
    source.publisher,
    source.short_title,
    source.url,
    latest.licence,
    latest.reuse
from mart.peer_gain as gain
join core.country on country.iso3 = gain.iso3
left join core.country as peer on peer.iso3 = gain.peer
join core.indicator using (indicator_id)
join core.pillar using (pillar)
join mart.latest on latest.indicator_id = gain.indicator_id and latest.iso3 = gain.iso3
join core.source on source.source_id = latest.source_id
where $iso3 = '' or gain.iso3 = $iso3
order by country.name, pillar.position, indicator.position, peer.name
