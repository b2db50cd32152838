import { expect, test } from "bun:test";
import { createRestAPIClient } from "masto";
import { mastodon } from "../../src/publishing/networks/mastodon.ts";
import { alone, hasSnac, startSnac } from "../servers/snac.ts";
import { startApp } from "../support/app.ts";
import { readyFile } from "../support/media.ts";
import { jpeg } from "../support/pictures.ts";
import { reachOf } from "../support/reach.ts";

test.skipIf(!hasSnac)(
  "a post goes out with its picture, which people see there without its metadata",
  async () => {
    const snac = await startSnac();
    const app = await startApp({ config: { outbound_allow: ["127.0.0.1"] } });
    const key = await app.workspace.key();
    const redirect_uri = "http://127.0.0.1:4600/connected";
    const begun = await mastodon.browser?.begin(reachOf(mastodon), { redirect_uri, state: "s", server: snac.url });
    const code = (await snac.consent(begun?.url ?? "")).searchParams.get("code") ?? "";
    const back = { ...(begun as NonNullable<typeof begun>), redirect_uri, state: "s", code };
    const [one] = (await mastodon.browser?.finish(reachOf(mastodon), back)) ?? [];
    const token = one?.grant.token ?? "";
    const connected = await app.call(key, "POST", "/v1/accounts", {
      ...{ network: "mastodon", values: { server: snac.url, access_token: token } },
    });
    const account = connected.body.data?.[0]?.id ?? connected.body.id;

    const file = await readyFile(app, key, jpeg({ noted: true, orientation: 6 }), "image/jpeg", { alt: "A rocket" });
    const post = await app.call(key, "POST", "/v1/posts", {
      ...{ body: "Launch day is here.", account_ids: [account], media_ids: [file.id] },
    });
    expect([post.status, post.text]).toEqual([201, expect.stringContaining(file.id)]);
    expect((await app.call(key, "POST", `/v1/posts/${post.body.id}/publish`)).status).toBe(200);
    await app.running.publishing.scheduler.drained();

    const [target] = (await app.call(key, "GET", `/v1/posts/${post.body.id}`)).body.targets;
    expect(target).toMatchObject({ status: "published", error: null });
    const judge = createRestAPIClient({ url: snac.url, accessToken: token, requestInit: alone });
    const { mediaAttachments } = await judge.v1.statuses.$select(target.remote_id).fetch();
    expect(mediaAttachments.map(({ description }) => description)).toEqual(["A rocket"]);
    const bytes = Buffer.from(await (await fetch(mediaAttachments[0]?.url ?? "")).arrayBuffer());
    expect(new Bun.CryptoHasher("sha256").update(bytes).digest("hex")).toBe(file.sha256);
    expect(bytes.toString("latin1")).not.toContain("Berlin");
    expect((await app.call(key, "DELETE", `/v1/media/${file.id}`)).status).toBe(409);
    await app.close();
    await snac.stop();
  },
  60_000,
);
