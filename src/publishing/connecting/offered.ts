import type { Limits } from "../limits.ts";
import type { App, Field, FormWay, Network } from "../network.ts";

/** A network as it can be connected here. */
export interface Offered {
  readonly name: string;
  readonly title: string;
  readonly browser: { readonly asks_server: boolean; readonly needs_app: boolean; readonly ready: boolean } | null;
  readonly forms: { readonly way: FormWay["kind"]; readonly fields: Field[] }[];
  readonly limits: Limits;
}

export const offeredBy = ({ name, title, browser, forms = [] }: Network, app: App | null, limits: Limits): Offered => ({
  name,
  title,
  browser: browser
    ? { asks_server: browser.asks_server, needs_app: browser.needs_app, ready: !browser.needs_app || app !== null }
    : null,
  forms: forms.map(({ kind, fields }) => ({ way: kind, fields: [...fields] })),
  limits,
});
