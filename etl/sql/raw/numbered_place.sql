-- One row per place, by number.
select distinct
    place_no,
    iso3
from raw.place
