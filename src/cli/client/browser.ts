/** The command that shows a page on this kind of machine; none where there is no screen. */
function opener(page: string): string[] | undefined {
  if (process.platform === "darwin") return ["open", page];
  // Not `start`: that is a shell's, and a shell would read the address.
  if (process.platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler", page];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ["xdg-open", page] : undefined;
}

/** Tries to show a page to the person at this terminal; false where there is nobody, or nothing to show it with. */
export function openBrowser(page: string): boolean {
  const command = process.stdin.isTTY && process.stderr.isTTY ? opener(page) : undefined;
  if (!command || !/^https?:/.test(page)) return false;
  try {
    Bun.spawn(command, { stdin: "ignore", stdout: "ignore", stderr: "ignore" }).unref();
    return true;
  } catch {
    return false;
  }
}
