-- One row per word that people use and what it means in the catalogue.
select word, means from core.synonym order by word, means
