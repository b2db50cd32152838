/** Reads the output of a program up to its first whole line; throws when it ends before. */
export async function firstLine(output: ReadableStream<Uint8Array>, what: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  const reader = output.getReader();
  while (!text.includes("\n")) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`${what} ended before it was ready.`);
    text += decoder.decode(value, { stream: true });
  }
  reader.releaseLock();
  return text.slice(0, text.indexOf("\n"));
}

/** Says loudly that a server is missing, so that nobody takes a skip for a pass. */
export function sayMissing(what: string): void {
  const rule = "!".repeat(100);
  console.error(`\n${rule}\nSKIPPED: ${what} is not installed; \`npm test\` installs it.\n${rule}\n`);
}
