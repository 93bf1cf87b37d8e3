-- One row per indicator that is computed from one other.
select indicator.indicator_id, indicator.title, derivation.method
from core.derivation
join core.indicator using (indicator_id)
where derivation.method <> 'maturity'
    and (
        derivation.denominator = $indicator
        or list_contains(string_split(derivation.inputs, '|'), $indicator)
    )
order by indicator.position
