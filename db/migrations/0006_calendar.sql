create index posts_on_calendar on posts (workspace_id, time, id) where status <> 'draft';
