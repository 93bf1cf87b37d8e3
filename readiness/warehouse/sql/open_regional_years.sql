-- One row per indicator, year and period: the mean of the member states, where all their figures may be passed on.
with terms as (
    select
        figure.indicator_id,
        figure.year,
        figure.period,
        string_agg(distinct figure.edition, '; ' order by figure.edition) as edition,
        string_agg(distinct figure.licence, '; ' order by figure.licence) as licence,
        min(figure.reuse) as reuse,
        string_agg(distinct nullif(figure.flag, ''), '|' order by nullif(figure.flag, '')) as flag
    from core.observation as figure
    join core.country using (iso3)
    where country.is_member
    group by figure.indicator_id, figure.year, figure.period
)
select
    regional.*,
    indicator.source_id,
    terms.edition,
    terms.licence,
    terms.reuse,
    coalesce(terms.flag, '') as flag
from mart.regional_by_year as regional
join core.indicator using (indicator_id)
join terms using (indicator_id, year, period)
where regional.indicator_id not in (
    select indicator_id from core.observation where not list_contains($open, reuse)
)
order by regional.indicator_id, regional.year, regional.period
