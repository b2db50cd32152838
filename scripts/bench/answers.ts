import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Load, request } from "./load.ts";

/** One answer as it came from a server: what the yardstick is to say instead. */
export type Answer = { method: string; status: number; headers: [string, string][]; body: string };

/** What Bun writes into an answer by itself: said twice it would be more than the product says. */
const written = new Set(["date", "content-length", "connection", "keep-alive", "transfer-encoding"]);

/** Asks a server each request of a load once, and fails unless it answers as the load expects. */
export async function answersTo(url: string, load: Load): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const asked of load.asked) {
    const response = await fetch(request(url, asked));
    const body = await response.text();
    if (response.ok === (load.expect === "refusal"))
      throw new Error(`${asked.method} ${asked.path} answered ${response.status}: ${body.slice(0, 500)}`);
    const headers = [...response.headers].filter(([name]) => !written.has(name));
    answers.push({ method: asked.method, status: response.status, headers, body });
  }
  return answers;
}

export function saveAnswers(folder: string, answers: Answer[]): string {
  const file = join(folder, `answers-${crypto.randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(answers));
  return file;
}
