-- The queue keeps its pages when it is empty. Of a table without pages the planner believes that reading it whole costs nothing, and what it
-- plans then is kept: thousands of waiting messages were read for each one that was captured or claimed, until the next analyze.
alter table inbox_message set (vacuum_truncate = off);
alter table late_file set (vacuum_truncate = off);
