-- One row: an indicator with its source, note and fixed cuts.
select
    indicator.*,
    pillar.title as pillar_title,
    source.publisher,
    source.short_title as source_title,
    source.title as source_full_title,
    source.licence,
    source.reuse,
    source.url,
    source.next_update,
    source.update_note,
    cut.cut_1,
    cut.cut_2,
    cut.cut_3,
    cut.cut_4,
    cut.rule as cut_rule
from core.indicator
join core.pillar using (pillar)
join core.source using (source_id)
left join mart.cut using (indicator_id)
where indicator_id = $indicator
