-- One row per reuse class, the strictest with the highest number.
select unnest(['open', 'non-commercial', 'terms-unread', 'show-only']) as reuse,
    unnest([0, 1, 2, 3])::tinyint as strictness
