import type { TestApp } from "./app.ts";

/** What a page answered, and the cookies that a browser would hold from then on. */
export interface Shown {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it leads. */
  readonly to: string | null;
  /** The value of each cookie that was set; empty for one that was removed. */
  readonly cookies: Record<string, string>;
}

async function shown(response: Response): Promise<Shown> {
  const cookies = response.headers.getSetCookie().map((one) => {
    const [name = "", value = ""] = (one.split(";")[0] as string).split(/=(.*)/s);
    return [name, value] as const;
  });
  return {
    status: response.status,
    headers: response.headers,
    text: await response.text(),
    to: response.headers.get("location"),
    cookies: Object.fromEntries(cookies),
  };
}

export const sessionCookie = "__Host-socialcrm_session";
/** The `Cookie` field for what was set. */
export const cookieField = ({ cookies }: Pick<Shown, "cookies">): { cookie: string } => ({
  cookie: Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; "),
});

/** Opens a page, following nothing. */
export const open = async (
  { url }: Pick<TestApp, "url">,
  path: string,
  headers: Record<string, string> = {},
): Promise<Shown> => shown(await fetch(url + path, { headers, redirect: "manual" }));

/** Sends a form as a page of the server's own does; following nothing. */
export const send = async (
  { url }: Pick<TestApp, "url">,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Shown> =>
  shown(
    await fetch(url + path, {
      method: "POST",
      headers: { origin: url, ...headers },
      body: new URLSearchParams(fields),
      redirect: "manual",
    }),
  );
