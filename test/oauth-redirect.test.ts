import { describe, expect, test } from "bun:test";
import { isPrivateScheme, redirectAllowed, redirectMatches } from "../src/auth/oauth/redirect.ts";

const schemes = ["cursor", "vscode"];

describe("a client may have a redirect address", () => {
  test.each([
    "https://chatgpt.com/connector_platform_oauth_redirect",
    "https://chatgpt.com/connector/oauth/abc123",
    "https://claude.ai/api/mcp/auth_callback",
    "https://claude.com/api/mcp/auth_callback",
    "https://vscode.dev/redirect",
    "http://127.0.0.1:33418/",
    "http://127.0.0.1:33418",
    "http://localhost:51234/callback",
    "http://localhost/callback?from=cli",
    "http://[::1]:8080/cb",
    "cursor://anysphere.cursor-mcp/oauth/callback",
    "vscode://vscode.github-authentication/did-authenticate",
  ])("%s", (uri) => expect(redirectAllowed(uri, schemes)).toBe(true));
});

describe("a client may not have", () => {
  test.each([
    ["plain http", "http://example.com/cb"],
    ["http on another address of the loopback net", "http://127.0.0.2/cb"],
    ["loopback in another spelling", "http://2130706433/cb"],
    ["loopback as a name in front of another", "http://localhost.example.com/cb"],
    ["loopback as a user name", "http://localhost@example.com/cb"],
    ["loopback as a user name with a port", "http://127.0.0.1:80@example.com/cb"],
    ["a port that is none", "http://127.0.0.1:99999/cb"],
    ["a user name", "https://user@example.com/cb"],
    ["a user name and a password", "https://user:pass@example.com/cb"],
    ["a fragment", "https://example.com/cb#part"],
    ["an empty fragment", "https://example.com/cb#"],
    ["a wildcard for a name", "https://*.example.com/cb"],
    ["a wildcard for a path", "https://example.com/*"],
    ["a backslash", "https://example.com\\@evil.example/cb"],
    ["a blank", "https://example.com/c b"],
    ["a line break", "https://example.com/cb\n"],
    ["a tab", "java\tscript:alert(1)"],
    ["letters beyond ASCII", "https://exämple.com/cb"],
    ["no host", "https:///cb"],
    ["a scheme in capitals", "HTTPS://example.com/cb"],
    ["a script", "javascript:alert(1)"],
    ["data", "data:text/html,hello"],
    ["a file", "file:///etc/passwd"],
    ["a private scheme that is not allowed", "evil://callback"],
    ["an allowed scheme as a mere beginning", "cursorx://callback"],
    ["a user name under a private scheme", "cursor://user@host/cb"],
    ["nothing", ""],
    ["a path alone", "/callback"],
    ["more than 2048 characters", `https://example.com/${"a".repeat(2048)}`],
  ])("%s", (_why, uri) => expect(redirectAllowed(uri, schemes)).toBe(false));

  test("a script, even where somebody put its scheme on the list", () => {
    expect(redirectAllowed("javascript:alert(1)", ["javascript"])).toBe(false);
    expect(isPrivateScheme("javascript")).toBe(false);
    expect(isPrivateScheme("https")).toBe(false);
    expect(isPrivateScheme("com.example.app")).toBe(true);
  });
});

describe("an address that is asked for", () => {
  const registered = ["https://example.com/cb", "http://127.0.0.1:33418/", "http://localhost/callback", "cursor://a/b"];

  test.each(["https://example.com/cb", "cursor://a/b", "http://127.0.0.1:33418/"])(
    "matches letter by letter: %s",
    (uri) => expect(redirectMatches(registered, uri)).toBe(true),
  );
  test.each(["http://127.0.0.1:1/", "http://127.0.0.1/", "http://localhost:65535/callback"])(
    "may have any port on loopback: %s",
    (uri) => expect(redirectMatches(registered, uri)).toBe(true),
  );
  test.each([
    "https://example.com/cb/",
    "https://example.com/cb?x=1",
    "https://example.com:8443/cb",
    "https://EXAMPLE.com/cb",
    "https://example.com/CB",
    "https://example.com.evil.example/cb",
    "http://example.com/cb",
    "http://localhost:33418/",
    "http://127.0.0.1:33418/other",
    "http://127.0.0.1:99999/",
    "http://127.0.0.1:1@evil.example/",
    "http://[::1]:33418/",
    "cursor://a:1/b",
    "",
  ])("matches nothing else: %s", (uri) => expect(redirectMatches(registered, uri)).toBe(false));
});
