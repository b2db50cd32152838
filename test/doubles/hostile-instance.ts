/** What a status is answered with; `out` is the answer of a server that means well. */
type Answering = (out: Record<string, unknown>) => Response | Promise<Response>;

/** A double of a Mastodon server that anybody may run, and that answers whatever it likes. */
export interface HostileInstance {
  readonly url: string;
  readonly host: string;
  /** How it answers a new status. */
  answer: Answering;
  /** What it says of the account, and of what is talked about. */
  me: Record<string, unknown>;
  trends: unknown[];
  /** Whether it takes no token any more. */
  isDead: boolean;
  /** Called for each upload, before it is answered. */
  uploading: () => void;
  /** Requests that it was asked, as `POST /api/v1/statuses`. */
  readonly asked: string[];
  stop(): Promise<void>;
}

export function startHostileInstance(): HostileInstance {
  const listed: Record<string, unknown>[] = [];
  let serial = 1000;
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const what = `${request.method} ${pathname}`;
      running.asked.push(what);
      const token = request.headers.get("authorization")?.replace(/^Bearer /, "") ?? "";
      switch (what) {
        case "GET /api/v2/instance":
          return Response.json({ version: "4.5.0", configuration: { statuses: { max_characters: 640 } } });
        case "GET /api/v1/accounts/verify_credentials":
          if (running.isDead) return Response.json({ error: `${token} is none` }, { status: 401 });
          return Response.json({ id: "1", username: "ann", url: "https://social.example/@ann", ...running.me });
        case "POST /api/v2/media":
          await request.arrayBuffer();
          running.uploading();
          return Response.json({ id: String(++serial) });
        case "POST /api/v1/statuses": {
          const id = String(++serial);
          const { status } = (await request.json()) as { status: string };
          const out = {
            id,
            url: `https://social.example/${id}`,
            content: status,
            created_at: new Date().toISOString(),
          };
          const answer = await running.answer(out);
          if (answer.ok) listed.unshift(await answer.clone().json());
          return answer;
        }
        case "GET /api/v1/accounts/1/statuses":
          return Response.json(listed.slice(0, 20));
        case "GET /api/v1/trends/tags":
          return Response.json(running.trends);
        default:
          return Response.json({ error: "Record not found" }, { status: 404 });
      }
    },
  });
  const running: HostileInstance = {
    url: `http://127.0.0.1:${server.port}`,
    host: `127.0.0.1:${server.port}`,
    answer: (out) => Response.json(out),
    ...{ me: {}, trends: [], isDead: false, uploading: () => {}, asked: [] },
    stop: () => server.stop(true),
  };
  return running;
}
