-- One row: how one derived indicator is computed; none where it is read as published.
select method, multiplier, window_years, reason, inputs, denominator
from core.derivation
where indicator_id = $indicator
