/** The data of each event in a stream of server-sent events, whatever the event is called; one without any is nothing. */
export async function* eventsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  let data: string[] = [];
  for await (const part of body) {
    rest += decoder.decode(part, { stream: true });
    // A carriage return at the end may be half of a line's end.
    const isHalf = rest.endsWith("\r");
    const lines = (isHalf ? rest.slice(0, -1) : rest).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? "") + (isHalf ? "\r" : "");
    for (const line of lines) {
      if (line.startsWith("data:")) data.push(line.slice(line[5] === " " ? 6 : 5));
      if (line !== "" || data.length === 0) continue;
      const whole = data.join("\n");
      if (whole !== "") yield whole;
      data = [];
    }
  }
}
