-- One row: how much there is in the newer release that could have moved.
select
    (select count(*) from after.observation) as figures,
    (select count(*) from after.score) as scores,
    (select count(*) from after.target_status) as statuses,
    (select count(*) from after.country where is_member) as states
