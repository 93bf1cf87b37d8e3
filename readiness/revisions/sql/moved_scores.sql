-- One row per member state and node whose score, rank or group moved, came or went.
select
    coalesce(later.iso3, earlier.iso3) as iso3,
    coalesce(place.name, place_before.name, later.iso3, earlier.iso3) as name,
    coalesce(later.node, earlier.node) as node,
    coalesce(pillar.title, pillar_before.title) as node_title,
    coalesce(later.level, earlier.level) as level,
    earlier.edition as old_edition,
    later.edition as new_edition,
    earlier.score as old_score,
    later.score as new_score,
    earlier.rank as old_rank,
    later.rank as new_rank,
    earlier.rank_low as old_rank_low,
    earlier.rank_high as old_rank_high,
    later.rank_low as new_rank_low,
    later.rank_high as new_rank_high,
    earlier.maturity_group as old_group,
    later.maturity_group as new_group
from before.score as earlier
full join after.score as later using (iso3, node)
left join before.country as place_before on place_before.iso3 = earlier.iso3
left join after.country as place on place.iso3 = later.iso3
left join before.pillar as pillar_before on pillar_before.pillar = earlier.node
left join after.pillar as pillar on pillar.pillar = later.node
where (earlier.score is null) <> (later.score is null)
    or abs(earlier.score - later.score) > $noise
    or earlier.rank is distinct from later.rank
    or earlier.maturity_group is distinct from later.maturity_group
order by level desc, node, iso3
