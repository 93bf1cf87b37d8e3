-- One row per member state, comparator or aggregate.
select
    iso3,
    name,
    short_name,
    kind,
    kind = 'member' as is_member,
    joined_on,
    grouping,
    tile_row,
    tile_column,
    longitude,
    latitude
from raw.country
order by iso3
