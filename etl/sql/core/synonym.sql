-- One row per word that people use and words of the catalogue that it means.
select * exclude (line) from raw.synonym order by word, means
