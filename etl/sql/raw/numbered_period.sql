-- One row per part of a year, by number; the whole year is ''.
select distinct
    period_no,
    period
from raw.home
