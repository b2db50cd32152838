import { timingSafeEqual } from "node:crypto";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { commit, version } from "../version.ts";
import type { Door } from "./door.ts";
import { Routes } from "./routes.ts";

/** How many answers there were, by HTTP status: counted on every request, so in numbers and nothing else. */
export interface Tally {
  readonly rest: Float64Array;
  readonly mcp: Float64Array;
}

export const newTally = (): Tally => ({ rest: new Float64Array(600), mcp: new Float64Array(600) });

/** Counts an answer on its way out. */
export function tallied(answers: Float64Array, response: Response): Response {
  answers[response.status] = (answers[response.status] ?? 0) + 1;
  return response;
}

/** The text format of Prometheus, version 0.0.4. */
function exposition({ rest, mcp }: Tally): string {
  const answers = Object.entries({ rest, mcp }).flatMap(([face, counts]) =>
    [...counts.entries()]
      .filter(([, count]) => count > 0)
      .map(([status, count]) => `socialcrm_answers_total{face="${face}",status="${status}"} ${count}`),
  );
  const { rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return `${[
    "# HELP socialcrm_build_info The version that runs.",
    "# TYPE socialcrm_build_info gauge",
    `socialcrm_build_info{version="${version}",commit="${commit}"} 1`,
    "# HELP socialcrm_answers_total Answers by face and HTTP status since the start.",
    "# TYPE socialcrm_answers_total counter",
    ...answers,
    "# HELP process_cpu_seconds_total Seconds of processor used, in user and system mode.",
    "# TYPE process_cpu_seconds_total counter",
    `process_cpu_seconds_total ${(user + system) / 1e6}`,
    "# HELP process_resident_memory_bytes Memory in use.",
    "# TYPE process_resident_memory_bytes gauge",
    `process_resident_memory_bytes ${rss}`,
    "# HELP process_start_time_seconds When the process started, in seconds since 1970.",
    "# TYPE process_start_time_seconds gauge",
    `process_start_time_seconds ${Math.floor(Date.now() / 1000 - process.uptime())}`,
  ].join("\n")}\n`;
}

const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** `GET /metrics`, for a caller on this machine that came through no proxy, or one with the operator's token. */
export function metrics(door: Door, tally: Tally, token: string | undefined) {
  const isLocal = (request: Request) =>
    loopback.test(door.addressOf(request)) &&
    !request.headers.has("x-forwarded-for") &&
    !request.headers.has("forwarded");
  const hasToken = (request: Request) => {
    const given = Buffer.from(request.headers.get("authorization") ?? "");
    const wanted = Buffer.from(`Bearer ${token}`);
    return token !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  return new Routes().get("/metrics", ({ request }) =>
    hasToken(request) || (isLocal(request) && !request.headers.has("authorization"))
      ? new Response(exposition(tally), { headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" } })
      : door.refuse(
          request,
          newId("req"),
          new Failure("forbidden", "Metrics are for this machine, or for who has metrics_token."),
          {
            operation: "metrics",
          },
        ),
  );
}
