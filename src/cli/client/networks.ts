import type { Static } from "@sinclair/typebox";
import type { listNetworks } from "../../operations/networks.ts";
import { table } from "../print.ts";

type Network = Static<typeof listNetworks.output>["data"][number];

/** The ways to connect an account there, each with what it asks for. */
function waysOf({ name, browser, forms }: Network): string[][] {
  const typed = forms.map(({ way, fields }) => [
    way,
    fields.map((field) => (field.optional ? `[${field.name}]` : field.name)).join(" "),
  ]);
  if (!browser) return typed;
  const missing = `whoever runs the server enters ${name}_client_id first`;
  const asked = browser.asks_server ? "server" : "";
  return [["browser", browser.ready ? asked : missing], ...typed];
}

/** The networks for people: a line for each way to connect an account there. */
export function networksShown(answer: unknown): string {
  const { data } = answer as { data: readonly Network[] };
  const rows = data.flatMap((network) => waysOf(network).map((way) => [network.name, network.title, ...way]));
  return table(["NAME", "TITLE", "CONNECTED BY", "ASKS FOR"], rows);
}
