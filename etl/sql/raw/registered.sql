-- One row per register indicator and member state with a known code: the highest code if above
-- zero; zero only if every kind of instrument asked for is confirmed to be none.
with asked as (
    select
        indicator_id,
        unnest(string_split(inputs, '|')) as instrument_type
    from raw.derivation
    where method = 'maturity'
),

answered as (
    select
        asked.indicator_id,
        country.iso3,
        asked.instrument_type,
        max(coded.maturity_code) as code
    from asked
    cross join raw.country
    left join raw.coded using (iso3, instrument_type)
    where country.kind = 'member'
    group by all
)

select
    indicator_id,
    iso3,
    max(code)::double as value
from answered
group by all
having max(code) > 0 or count(code) = count(*)
