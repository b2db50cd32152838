import { listMembers } from "../../db/workspaces.ts";
import { newId } from "../../src/contract/id.ts";
import type { TestApp, TestWorkspace } from "./app.ts";

/** The id of a new session of somebody, as a thing for tests to ask about. */
export async function sessionOf(
  app: TestApp,
  email: string,
  workspace: TestWorkspace = app.workspace,
): Promise<string> {
  const { reading } = await signedIn(app, email, { workspace });
  return (await app.call(undefined, "GET", "/v1/me", undefined, reading)).body.credential.id;
}

/** What a browser sends for someone who is signed in; with `own` as a page of the server's own does. */
export interface Browser {
  readonly cookie: string;
  readonly reading: { cookie: string };
  readonly own: { cookie: string; origin: string };
}

const browserOf = (app: TestApp, setCookie: string): Browser => {
  const cookie = setCookie.slice(0, setCookie.indexOf(";"));
  return { cookie, reading: { cookie }, own: { cookie, origin: app.url } };
};

/** Signs a member in, without the pages. */
export async function signedIn(
  app: TestApp,
  email: string,
  { workspace = app.workspace, headers = {} }: { workspace?: TestWorkspace; headers?: Record<string, string> } = {},
): Promise<Browser> {
  const member = (await listMembers(app.store, workspace.id)).find((one) => one.email === email);
  if (!member) throw new Error(`${email} is no member of ${workspace.slug}`);
  const user = { id: member.userId, email, name: member.name };
  const visitor = { headers: new Headers(headers), ip: "127.0.0.1", requestId: newId("req") };
  return browserOf(app, await app.running.entry.open({ user, how: "password", workspaceId: workspace.id }, visitor));
}
