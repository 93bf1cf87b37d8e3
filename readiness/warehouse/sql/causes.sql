-- One row per choice of method: its share of what moves the ranking, or one state's rank.
select choice, first, first_low, first_high, total, total_low, total_high
from mart.sensitivity
where output = if($iso3 = '', 'ranking', $iso3)
order by total desc, choice
