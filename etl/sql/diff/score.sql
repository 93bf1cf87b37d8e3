-- One row per edition, state and node whose score moved, came or went.
select
    coalesce(after.edition, before.edition) as edition,
    coalesce(after.iso3, before.iso3) as iso3,
    coalesce(after.node, before.node) as node,
    before.score as old_score,
    after.score as new_score
from old.mart.score as before
full join new.mart.score as after using (edition, iso3, node)
where before.score is distinct from after.score
order by edition, iso3, node
