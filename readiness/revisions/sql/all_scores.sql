-- One row per member state and node: its score in both releases.
select
    coalesce(later.iso3, earlier.iso3) as iso3,
    coalesce(place.name, later.iso3, earlier.iso3) as name,
    coalesce(later.node, earlier.node) as node,
    coalesce(later.level, earlier.level) as level,
    earlier.score as old_score,
    later.score as new_score,
    earlier.rank as old_rank,
    later.rank as new_rank
from before.score as earlier
full join after.score as later using (iso3, node)
left join after.country as place on place.iso3 = coalesce(later.iso3, earlier.iso3)
order by node, iso3
