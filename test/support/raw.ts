import { createConnection } from "node:net";

/** Sends these bytes to a server and reads one answer, or what came before it hung up. */
export function rawRequest(url: string, request: string | Uint8Array): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), hostname);
    let got = "";
    const end = () => {
      socket.destroy();
      resolve({ status: Number(got.split(" ", 2)[1] ?? 0), text: got });
    };
    socket.on("data", (bytes) => {
      got += bytes.toString("latin1");
      const head = got.indexOf("\r\n\r\n");
      const length = /^content-length: (\d+)$/im.exec(got.slice(0, head))?.[1];
      if (head >= 0 && length !== undefined && got.length >= head + 4 + Number(length)) end();
    });
    socket.on("close", end);
    socket.on("error", reject);
    socket.write(request);
  });
}

/** Sends these bytes to a server and hangs up. */
export function brokenOff(url: string, request: string): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), hostname);
    socket.on("close", () => resolve());
    socket.on("error", reject);
    socket.end(request);
  });
}
