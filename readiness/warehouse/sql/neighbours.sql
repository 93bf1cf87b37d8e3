-- One row per nearest member state: the smallest root-mean-square distance over shared scored figures.
select country.iso3, country.name, neighbour.distance, neighbour.n_shared, neighbour.place
from mart.neighbour
join core.country on country.iso3 = neighbour.other
where neighbour.iso3 = $iso3
order by neighbour.place
