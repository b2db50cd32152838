export const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });

/** Calls the product's API once; what it answers, or an error. */
export async function call<T>(url: string, key: string, route: `${string} /${string}`, body?: object): Promise<T> {
  const [method = "", path] = route.split(" ");
  const response = await fetch(url + path, {
    method,
    headers: { "content-type": "application/json", ...bearer(key) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${route} answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
  return (await response.json()) as T;
}

/** Makes a client that acts for itself; its id and secret, as they stand in a header. */
export async function newClient(url: string, key: string): Promise<string> {
  const client = { name: "bench", grant_types: ["client_credentials"], scopes: ["posts:read"] };
  const made = await call<{ client_id: string; client_secret: string }>(url, key, "POST /v1/oauth-clients", client);
  return Buffer.from(`${made.client_id}:${made.client_secret}`).toString("base64");
}

/** Asks a token endpoint. */
export async function tokenFrom(endpoint: string, client: string, more: Record<string, string> = {}): Promise<string> {
  const headers = { authorization: `Basic ${client}` };
  const body = new URLSearchParams({ grant_type: "client_credentials", ...more });
  const response = await fetch(endpoint, { method: "POST", headers, body });
  const { access_token } = (await response.json()) as { access_token?: string };
  if (access_token === undefined) throw new Error(`${endpoint} gave no token: it answered ${response.status}.`);
  return access_token;
}
