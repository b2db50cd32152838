/** Where networks send browsers back to. Operators enter it at networks, so it stays what it is. */
export const callbackPath = "/connect/callback";
