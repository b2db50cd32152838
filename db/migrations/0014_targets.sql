-- Step 7 left the targets of every post that was there as a text of JSON: what a subquery answers is text to json_set.
update posts set document = json_set(document, '$.targets', json(json_extract(document, '$.targets')))
where json_type(document, '$.targets') = 'text';
