/** The data of each event in a stream of server-sent events, whatever the event is called; one without any is nothing. */
export async function* eventsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  /** A line whose end has not come, in pieces: put together once, however small they come. */
  let begun: string[] = [];
  let data: string[] = [];
  let endsHalf = false;
  for await (const part of body) {
    let text = decoder.decode(part, { stream: true });
    if (text === "") continue;
    // A carriage return at the end of the part before was half of a line's end.
    if (endsHalf && text.startsWith("\n")) text = text.slice(1);
    endsHalf = text.endsWith("\r");
    const [first = "", ...lines] = text.split(/\r\n|\n|\r/);
    begun.push(first);
    const last = lines.pop();
    if (last === undefined) continue;
    for (const line of [begun.join(""), ...lines]) {
      if (line.startsWith("data:")) data.push(line.slice(line[5] === " " ? 6 : 5));
      if (line !== "" || data.length === 0) continue;
      const whole = data.join("\n");
      if (whole !== "") yield whole;
      data = [];
    }
    begun = [last];
  }
}
