/** Where a server on this host and port is reached from its own machine. */
export function addressOf(host: string, port: number): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

export const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || host.startsWith("127.");
