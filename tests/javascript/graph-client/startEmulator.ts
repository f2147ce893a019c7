import { spawn } from "node:child_process";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Root address of the running emulator, without a path. */
    emulator: string;
  }
}

const project = path.resolve(import.meta.dirname, "../../../src/InquiryAssistant.GraphEmulator");
/** The first start may build the emulator, on a busy machine. */
const startLimitMs = 300_000;

/** Starts the emulator as a person would, on a free port, and stops it after the last test. */
export default async function startEmulator(vitest: TestProject): Promise<() => Promise<void>> {
  const emulator = spawn("dotnet", ["run", "--project", project, "--", "--urls", "http://127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => emulator.once("exit", () => { resolve(); }));

  const address = await new Promise<string>((resolve, reject) => {
    let output = "";
    const limit = setTimeout(() => { reject(new Error(`The emulator did not start: ${output}`)); }, startLimitMs);
    emulator.once("exit", (code) => { reject(new Error(`The emulator ended with ${String(code)}: ${output}`)); });
    emulator.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const found = /listens on (http:\/\/[^/\s]+)\/v1\.0/.exec(output)?.[1];
      if (found !== undefined) {
        clearTimeout(limit);
        resolve(found);
      }
    });
  });

  vitest.provide("emulator", address);
  return async () => {
    emulator.kill("SIGTERM");
    await ended;
  };
}
