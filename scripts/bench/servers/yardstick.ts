/**
 * The least a server on Bun can do: a bare `Bun.serve` whose handler is a function and gives the same bytes each time.
 * bun yardstick.ts PORT ANSWERS [read], where ANSWERS is a file of one answer, or one for GET and one for POST. With
 * `read` it reads the body of a request before it gives the one answer.
 */
import type { Answer } from "../answers.ts";

const [port, file, read] = process.argv.slice(2);
const answers: Answer[] = await Bun.file(String(file)).json();
const [one, two] = answers.map(({ method, body, status, headers }) => ({ method, body, init: { status, headers } }));
if (!one) throw new Error(`${file} holds no answer.`);

const first = () => new Response(one.body, one.init);
const either = (request: Request) =>
  two === undefined || request.method === one.method ? first() : new Response(two.body, two.init);
const afterReading = (request: Request) => request.bytes().then(first);
const fetch = read ? afterReading : two ? either : first;

Bun.serve({ port: Number(port), hostname: "127.0.0.1", fetch });
