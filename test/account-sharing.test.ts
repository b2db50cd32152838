import { afterAll, beforeAll, expect, test } from "bun:test";
import { startLinkedIn } from "./doubles/linkedin.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { loopback, type Publisher, publisherIn } from "./support/publishing.ts";

/* A login at LinkedIn connects a person and their pages, all of which are reached with one token. */

let crm: TestApp;
let our: Publisher;
let linkedIn: ReturnType<typeof startLinkedIn>;
beforeAll(async () => {
  linkedIn = startLinkedIn();
  const scope = "openid profile w_member_social w_organization_social r_organization_social rw_organization_admin";
  crm = await startApp({
    config: {
      outbound_allow: [loopback(linkedIn.url)],
      networks: { linkedin: { addresses: { api: linkedIn.url, site: linkedIn.url, scope } } },
      ...{ linkedin_client_id: "client", linkedin_client_secret: "secret" },
    },
  });
  our = await publisherIn(crm, "ann");
});
afterAll(async () => {
  expect(linkedIn.departures).toEqual([]);
  await crm.close();
  await linkedIn.stop();
});

const revoked = () => linkedIn.seen.filter(({ path }) => path === "/oauth/v2/revoke").length;

test("a token that others are reached with is revoked when the last of them is disconnected", async () => {
  const { id, url } = await our.done("POST", "/v1/account-connections", { network: "linkedin" });
  const state = new URL(url).searchParams.get("state");
  const { data } = await our.done("POST", `/v1/account-connections/${id}/finish`, { state, code: "good-code" });
  const [person, page] = data;
  expect(await our.done("DELETE", `/v1/accounts/${page.id}`)).toMatchObject({
    status: "disconnected",
    revoked: false,
    revocation: "Not revoked at LinkedIn: Ann Example would be cut off too.",
    purged: true,
  });
  expect(revoked()).toBe(0);
  const post = await our.draft({ body: "Still here", account_ids: [person.id] });
  expect(await our.publish(post)).toMatchObject({ status: "published" });

  expect(await our.done("DELETE", `/v1/accounts/${person.id}`)).toMatchObject({
    revoked: true,
    revocation: "Revoked at LinkedIn.",
  });
  expect(revoked()).toBe(1);
});
