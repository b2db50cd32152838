/**
 * The least a server on Bun can do: a bare `Bun.serve` whose handler is a function and gives the same bytes each time.
 * bun yardstick.ts PORT ANSWERS, where ANSWERS is a file of one answer, or one for GET and one for POST.
 */
import type { Answer } from "../answers.ts";

const [port, file] = process.argv.slice(2);
const answers: Answer[] = await Bun.file(String(file)).json();
const [one, two] = answers.map(({ method, body, status, headers }) => ({ method, body, init: { status, headers } }));
if (!one) throw new Error(`${file} holds no answer.`);

const fetch =
  two === undefined
    ? () => new Response(one.body, one.init)
    : (request: Request) =>
        request.method === one.method ? new Response(one.body, one.init) : new Response(two.body, two.init);

Bun.serve({ port: Number(port), hostname: "127.0.0.1", fetch });
