-- Texts that wait to be indexed together. Each keeps the number that its row in the index will have.
create table posts_text_waiting (
  text_id integer primary key autoincrement,
  workspace_id text not null,
  body text not null,
  post_id text not null
) strict;

insert into sqlite_sequence (name, seq) select 'posts_text_waiting', coalesce(max(rowid), 0) from posts_text;

-- Pieces of the index are joined eight at a time in place of four: each text is then written anew less often.
insert into posts_text (posts_text, rank) values ('automerge', 8);
