-- One row per member state, alphabetical.
select iso3, name, short_name, grouping, joined_on, tile_row, tile_column, longitude, latitude
from core.country
where is_member
order by name
