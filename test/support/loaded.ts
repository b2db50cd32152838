// Loaded before a program that is to tell, when it ends, which files it had loaded by then.
import { writeFileSync } from "node:fs";

const told = process.env.LOADED_TO;
process.on("exit", () => told && writeFileSync(told, JSON.stringify(Object.keys(require.cache))));
