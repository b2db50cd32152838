import { progress, type Target } from "../report.ts";
import { bearer, call, newClient, tokenFrom } from "./api.ts";
import type { TokenStage } from "./tokens.ts";

const times = 20;

/** Ends what a token hangs on, by an administrator's key or by the client itself. */
type End = (asked: { url: string; key: string; client: string; id: string; token: string }) => Promise<unknown>;

const ends: Record<string, End> = {
  async "an access token, itself revoked"({ url, client, token }) {
    const headers = { authorization: `Basic ${client}` };
    const body = new URLSearchParams({ token });
    const response = await fetch(`${url}/api/oauth/revoke`, { method: "POST", headers, body });
    if (!response.ok) throw new Error(`A token was not revoked: ${response.status}.`);
  },
  async "an access token, its grant revoked"({ url, key, id }) {
    const { data } = await call<{ data: [{ id: string }] }>(url, key, `GET /v1/grants?client=${id}`);
    return call(url, key, `DELETE /v1/grants/${data[0].id}`);
  },
  "an access token, its client disabled": ({ url, key, id }) => call(url, key, `POST /v1/oauth-clients/${id}/disable`),
};

/** Whether what was good in every request before it ended is refused in the first one after. */
export async function revocations({ server: { url }, key, foreign }: TokenStage): Promise<Target[]> {
  progress("revocations");
  const found: Target[] = [];
  for (const [what, end] of Object.entries(ends)) {
    let refused = 0;
    for (let time = 0; time < times; time++) {
      const client = await newClient(url, key);
      const token = await tokenFrom(`${url}/api/oauth/token`, client);
      await remember(url, token);
      const [id = ""] = Buffer.from(client, "base64").toString().split(":");
      await end({ url, key, client, id, token });
      if ((await statusOf(url, token)) === 401) refused++;
    }
    found.push(target(what, refused, times));
  }
  if (foreign !== undefined) {
    await remember(url, foreign);
    await call(url, key, "DELETE /v1/identity-provider");
    found.push(
      target("an identity provider's token, the provider removed", +((await statusOf(url, foreign)) === 401), 1),
    );
  }
  return found;
}

const target = (what: string, refused: number, of: number): Target => ({
  text: `${what}: refused in the first request after`,
  found: `${refused} of ${of}`,
  met: refused === of,
});

const statusOf = async (url: string, token: string) => (await fetch(`${url}/v1/me`, { headers: bearer(token) })).status;

async function remember(url: string, token: string) {
  for (let time = 0; time < 3; time++) {
    const status = await statusOf(url, token);
    if (status !== 200) throw new Error(`A token that should be good was answered with ${status}.`);
  }
}
