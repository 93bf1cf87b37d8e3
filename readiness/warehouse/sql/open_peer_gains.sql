-- One row per gap of a member state and member that closed it, of indicators whose figures may be passed on.
select
    gain.*,
    figure.source_id,
    figure.edition,
    figure.licence,
    figure.reuse,
    figure.flag
from mart.peer_gain as gain
join mart.latest as figure using (indicator_id, iso3)
where gain.indicator_id not in (
    select indicator_id from core.observation where not list_contains($open, reuse)
)
order by gain.iso3, gain.indicator_id, gain.peer
