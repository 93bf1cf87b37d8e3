-- One row per objective of a framework.
select * exclude (line) from raw.objective order by objective_id
