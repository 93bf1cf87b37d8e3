-- One row per copy held of one publication: its edition, where it was read, and how many lines it has.
select
    copy.copy_id,
    copy.snapshot,
    copy.copy as copy_number,
    copy.publisher,
    copy.edition,
    copy.address,
    copy.obtained_from,
    copy.licence,
    copy.reuse,
    copy.retrieved_on::varchar as retrieved_on,
    copy.rows,
    count(held.value) as n_copies,
    count(held.value) filter (held.is_winner) as n_winners
from core.copy
left join core.observation_copy as held using (copy_id)
where copy.source_id = $source
group by all
order by copy.snapshot, copy.copy
