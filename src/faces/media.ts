import { type Caller, identify } from "../auth/caller.ts";
import { checkNamed } from "../contract/agent-policy.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { holds } from "../contract/principal.ts";
import type { Running } from "../house.ts";
import { getMedia } from "../operations/media.ts";
import { Asking } from "./asking.ts";
import type { Door } from "./door.ts";
import { locationOf } from "./location.ts";
import { fileAnswer } from "./media-file.ts";
import { Routes } from "./routes.ts";

const scope = "posts:read";

/** What has to do with bytes, which no operation carries: uploads to signed addresses, and files as they are. */
export function media(running: Running, door: Door) {
  const answer = async (request: Request, operation: string, work: (requestId: string) => Promise<Response>) => {
    const requestId = newId("req");
    try {
      return await work(requestId);
    } catch (error) {
      return door.refuse(request, requestId, error, { operation });
    }
  };

  const upload = (request: Request, { workspace, id }: { workspace: string; id: string }) =>
    answer(request, "upload_media", async (requestId) => {
      await running.media.receive(workspace, id, locationOf(request).searchParams, request);
      return new Response(JSON.stringify({ id, status: "uploaded" }), { headers: door.headers(request, requestId) });
    });

  const signed = (request: Request, { workspace, id }: { workspace: string; id: string }) =>
    answer(request, "read_media", async (requestId) => {
      const row = await running.media.signedFile(workspace, id, locationOf(request).searchParams);
      return fileAnswer(request, row, running.media, { "x-request-id": requestId });
    });

  const content = async (request: Request, { id }: { id: string }) => {
    const requestId = newId("req");
    let caller: Caller | undefined;
    try {
      caller = await identify(running.gate, new Asking(door, request, request.method, "", "read_media"));
      const { principal, headers } = caller;
      if (!holds(principal, scope))
        throw new Failure("forbidden_scope", `This credential lacks the scope ${scope}.`, { scopes: [scope] });
      // What a file holds is read like what is known of it.
      if (principal.policy) checkNamed(principal.policy, getMedia.name);
      const row = await running.media.file(principal.workspace.id, id);
      return await fileAnswer(request, row, running.media, { ...headers, "x-request-id": requestId });
    } catch (error) {
      return door.refuse(request, requestId, error, { operation: "read_media", caller });
    }
  };

  return new Routes()
    .put("/media/:workspace/:id", ({ request, params }) => upload(request, params))
    .get("/media/:workspace/:id/:file", ({ request, params }) => signed(request, params))
    .head("/media/:workspace/:id/:file", ({ request, params }) => signed(request, params))
    .get("/v1/media/:id/content", ({ request, params }) => content(request, params))
    .head("/v1/media/:id/content", ({ request, params }) => content(request, params));
}
