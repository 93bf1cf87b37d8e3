-- One row per figure that stands in one snapshot twice.
select
    file.path as file,
    judged.line,
    concat_ws(' ', home.series, place.iso3, judged.year) as subject,
    'the figure stands on line ' || judged.above_line || ' already' as wrong,
    'keep one of the two lines' as remedy
from raw.judged
join raw.home using (home_no)
join raw.file on file.file_no = judged.file_no
join raw.numbered_place as place using (place_no)
where judged.above_home_no = judged.home_no
