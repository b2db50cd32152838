import { operation } from "../contract/operation.ts";
import { closed, OneOf, orNull } from "../contract/schema.ts";
import { T } from "../contract/type.ts";
import { Limits } from "../publishing/limits.ts";

const ways = ["app_password", "token", "webhook"] as const;
export const Way = OneOf(ways, "The kind of credential that is typed.");

const Field = T.Object(
  {
    name: T.String({ description: "Its name in `values`." }),
    label: T.String({ description: "What people call it." }),
    secret: T.Boolean({ description: "Whether it must not be shown." }),
    optional: T.Boolean({ description: "Whether it may be left out." }),
    example: T.String({ description: "What it looks like." }),
  },
  { title: "NetworkField" },
);
const Browser = T.Object(
  {
    asks_server: T.Boolean({ description: "Whether a server has to be named." }),
    needs_app: T.Boolean({ description: "Whether the operator must have entered an app of this network." }),
    ready: T.Boolean({ description: "Whether accounts can be connected this way here and now." }),
  },
  { description: "Connecting in the browser, with start_account_connection." },
);
const Form = T.Object(
  { way: Way, fields: T.Array(Field, { description: "The fields to fill in." }) },
  { title: "NetworkForm", description: "Connecting by typing a credential, with connect_account." },
);
const Network = T.Object(
  {
    name: T.String({ description: "Its name here.", examples: ["bluesky"] }),
    title: T.String({ description: "Its name for people.", examples: ["Bluesky"] }),
    browser: orNull(Browser),
    forms: T.Array(Form, { description: "The ways to connect by typing a credential." }),
    limits: T.Object(Limits.properties, {
      description: "The limits of its posts; those of single servers and accounts may differ.",
    }),
  },
  { title: "Network" },
);

export const listNetworks = operation({
  name: "list_networks",
  route: "GET /v1/networks",
  noun: "network",
  summary: "List networks",
  description:
    "Lists the networks whose accounts can be connected here: how each is connected, and the limits of its posts.",
  scope: "insights:read",
  connector: "social",
  effect: "reads",
  input: closed({}),
  output: T.Object({ data: T.Array(Network, { description: "The networks." }) }, { title: "NetworkList" }),
  async run({ house }) {
    return { data: await house.publishing.connecting.offered() };
  },
});
