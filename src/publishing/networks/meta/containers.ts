import { T } from "../../../contract/type.ts";
import { read, textAt } from "../../ask.ts";
import { NetworkFailure } from "../../failure.ts";
import type { Call, Media } from "../../network.ts";
import type { Graph } from "./graph.ts";

/* A post is made as a container, which the network fills by fetching the media itself, and which is published once. */

const Created = T.Object({ id: T.String() });

/** The address where the network fetches a file. */
export function addressOf(media: Media, title: string): string {
  if (media.url) return media.url;
  throw new NetworkFailure("refused", `${title} fetches ${media.filename} itself: this server needs a public address.`);
}

export async function container(graph: Graph, call: Call, edge: string, fields: Readonly<Record<string, string>>) {
  return read(await graph.post(call, "repeatable", `${call.account.remote_id}/${edge}`, fields), Created, graph.title)
    .id;
}

/** How far a container is: IN_PROGRESS, FINISHED, PUBLISHED, ERROR, EXPIRED. Threads and Instagram name the field differently. */
export async function stateOf(graph: Graph, call: Call, id: string, field: "status" | "status_code") {
  const query = { fields: field === "status" ? "status,error_message" : "status_code,status" };
  const found = await graph.get(call, id, query);
  const words = textAt(found, field === "status" ? "error_message" : "status");
  return { state: textAt(found, field) ?? "", words };
}

/** Waits until a container can be published. */
export async function ready(graph: Graph, call: Call, id: string, field: "status" | "status_code"): Promise<void> {
  for (let look = 0; look < 60; look++) {
    const { state, words } = await stateOf(graph, call, id, field);
    if (state === "FINISHED" || state === "PUBLISHED") return;
    if (state === "ERROR" || state === "EXPIRED")
      throw new NetworkFailure("refused", words ?? `${graph.title} could not use the media.`);
    await call.reach.pause(Math.min(2000 * (look + 1), 10_000));
  }
  throw new NetworkFailure("unavailable", `${graph.title} is still working on the media.`);
}

/** The one call that makes a container visible. */
export async function publish(graph: Graph, call: Call, edge: string, id: string): Promise<string> {
  const answer = await graph.post(call, "sends", `${call.account.remote_id}/${edge}`, { creation_id: id });
  return read(answer, Created, graph.title, "sends").id;
}

/** Where people see a post; a post without an address is out all the same. */
export async function permalink(graph: Graph, call: Call, id: string): Promise<string | null> {
  try {
    return textAt(await graph.get(call, id, { fields: "permalink" }), "permalink") ?? null;
  } catch {
    return null;
  }
}
