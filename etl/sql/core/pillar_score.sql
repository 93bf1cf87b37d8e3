-- One row per edition, member state and scored pillar: the plain mean of the scores that exist.
select
    edition.edition,
    pillar_score.*
from raw.pillar_score
cross join raw.current_edition as edition
order by edition, iso3, pillar
