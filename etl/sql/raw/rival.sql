-- One row per home a copy can stand behind; number 0 is "behind nobody".
select
    home_no as above_home_no,
    preference,
    precedence,
    source_id,
    received_on
from raw.home
union all by name
select 0 as above_home_no
