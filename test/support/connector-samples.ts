import type { Guarded } from "../doubles/guarded.ts";
import type { TestApp } from "./app.ts";

/** What every operation on connectors is called with, in the order of the list of tools. */
export async function connectorSamples(app: TestApp, key: string, guarded: Guarded): Promise<Record<string, object>> {
  const make = async (slug: string) =>
    (await app.call(key, "POST", "/v1/connectors", { slug, name: slug, url: guarded.url })).body.id;
  const id = await make("sample");
  const begun = (await app.call(key, "POST", `/v1/connectors/${id}/login`, {})).body;
  const state = new URL(begun.url).searchParams.get("state");
  return {
    create_connector: { slug: "another", name: "Another", url: guarded.url },
    ...Object.fromEntries(
      [
        ...["get_connector", "disable_connector", "enable_connector", "refresh_connector"],
        ...["list_connector_tools", "start_connector_login", "revoke_connector_login"],
      ].map((name) => [name, { id }]),
    ),
    update_connector: { id, name: "Renamed" },
    delete_connector: { id: await make("to-go") },
    finish_connector_login: { id, login_id: begun.id, state, code: "agreed", iss: guarded.issuer },
    set_connector_client: { id, client_id: "robot", client_secret: "robot" },
  };
}
