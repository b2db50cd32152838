update brands set document = json_set(document, '$.utm', json('null'));

update posts set document = json_set(
  document,
  '$.utm', json('null'),
  '$.tracking', json('null'),
  '$.targets', (
    select json_group_array(json_set(target.value, '$.link', json('null')))
    from json_each(posts.document, '$.targets') as target
  )
);
