import { afterAll, expect, test } from "bun:test";
import { startInstance } from "../doubles/instance.ts";
import { agentScene } from "../support/agents.ts";
import { startApp } from "../support/app.ts";

const instance = startInstance();
const app = await startApp({ config: { outbound_allow: [instance.host] } });
afterAll(() => Promise.all([app.close(), instance.stop()]));

test("a credential whose policy names accounts connects none but those again; in quiet hours it connects none", async () => {
  const at = await agentScene(app);
  instance.tokens.add("mine");
  const values = { server: instance.url, access_token: "mine" };
  const connect = (key?: string) => at.ask("POST", "/v1/accounts", { network: "mastodon", values }, key);
  await at.bind({ allowed_accounts: [at.accounts[0]] });
  expect([(await connect()).body.error.code, (await connect(at.admin)).status]).toEqual(["forbidden", 201]);
  const { id } = (await connect(at.admin)).body.data[0];
  expect((await connect()).body.error.message).toStartWith(
    "allowed_accounts: the policy of this credential does not name acct_",
  );
  await at.bind({ allowed_accounts: [id] });
  expect((await connect()).body.data[0].id).toBe(id);
  await at.bind({ quiet_hours: [{ from: "11:00", to: "13:00" }] });
  expect((await connect()).body.error.message).toStartWith("quiet_hours:");
});
