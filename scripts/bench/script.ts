import type { Asked, Load } from "./load.ts";

/**
 * The Lua that wrk runs for a load. Each request is written out whole here and only its value is filled in there:
 * building requests costs the generator's core next to nothing, so the servers' core stays the limit.
 */
export function luaScript(load: Load, host: string): string {
  return `${preamble}
${load.asked.map((asked, index) => maker(asked, index + 1, host)).join("\n")}
local turn = 0
request = function()
  turn = turn % #makers + 1
  return makers[turn]()
end
${load.pause === undefined ? "" : `delay = function() return ${load.pause} end`}
${results}`;
}

const preamble = `local makers = {}
local function lines(file)
  local read = {}
  for line in io.lines(file) do read[#read + 1] = line end
  return read
end`;

/** One line of JSON after wrk's own report. \`refused\` are answers of 400 and above, \`broken\` whatever gave no answer. */
const results = `done = function(summary, latency)
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    '\\nRESULT {"requests":%d,"micros":%d,"bytes":%d,"refused":%d,"broken":%d,"p50":%d,"p99":%d,"max":%d}\\n',
    summary.requests, summary.duration, summary.bytes, summary.errors.status, broken,
    latency:percentile(50), latency:percentile(99), latency.max))
end`;

function maker(asked: Asked, index: number, host: string): string {
  const [before, after, ...more] = raw(asked, host).split("$VALUE").map(quoted);
  if (more.length > 0) throw new Error(`${asked.path}: $VALUE stands more than once.`);
  if (after === undefined || !asked.values) return `makers[${index}] = function() return ${before} end`;
  const { file, count, next, width } = asked.values;
  const at = file === undefined ? next : next % count;
  const value = file === undefined ? `string.format("%0${width}d", at)` : "values[at]";
  return `do
  local at = ${at}
  ${file === undefined ? "" : `local values = lines(${quoted(file)})`}
  makers[${index}] = function()
    at = ${file === undefined ? "at + 1" : "at % #values + 1"}
    return ${before} .. ${value} .. ${after}
  end
end`;
}

/** The request as it goes over the wire, its value still open but counted in the body's length. */
function raw(asked: Asked, host: string): string {
  const headers = Object.entries({ host, ...asked.headers });
  if (asked.body !== undefined) {
    const stretch = asked.body.includes("$VALUE") ? (asked.values?.width ?? 0) - "$VALUE".length : 0;
    headers.push(["content-length", String(Buffer.byteLength(asked.body) + stretch)]);
  }
  const lines = headers.map(([name, text]) => `${name}: ${text}\r\n`);
  return `${asked.method} ${asked.path} HTTP/1.1\r\n${lines.join("")}\r\n${asked.body ?? ""}`;
}

/** A Lua string: JSON's escapes mean the same there for all that a request holds. */
const quoted = (text: string) => JSON.stringify(text);
