/** What every caller has to know before the first request, as CommonMark. */
export const about = `
**Credentials.** Send an API key as \`Authorization: Bearer sk_live_xxxxxxxx…\` or as \`X-API-Key\`, never in an
address. The first key is made on the server: \`socialcrm keys create --workspace SLUG --name NAME\`. A key belongs to
one workspace and reaches nothing outside it. It does what its scopes say and nothing that they do not name.

**Errors.** Every refusal is \`{"error":{"code":"…","message":"…"}}\`. The code is a promise; the message is for
people: it names the field at fault and how to mend it. Every answer carries an \`X-Request-Id\`: give it to whoever
runs the server when something is wrong.

**Lists.** They take \`limit\` and \`offset\`, newest first. While there is more, the answer has a \`next_cursor\`: send
it as \`cursor\` in place of \`offset\`. Fields that are not listed here are refused, never ignored.

**Repeating a request.** Send an \`Idempotency-Key\` with a \`POST\`: for 24 hours the same key and body give the first
answer again, with \`Idempotent-Replayed: true\`, and nothing is done twice.

**Limits.** \`RateLimit-Policy\` and \`RateLimit\` tell how many requests a key has in any 60 seconds and how many are
left. Beyond them the answer is 429 with \`Retry-After\`, in seconds.

Times are RFC 3339 in UTC. Every id is a prefix, \`_\` and 26 characters, and ids made later sort later.
`.trim();
