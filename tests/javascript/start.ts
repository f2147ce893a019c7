import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
/** A start takes two seconds; on a machine that also builds it may take minutes. */
const startLimitMs = 300_000;

/** A program of ours that runs: where it listens, and how to stop it. */
export interface Running {
  readonly address: string;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** The built assembly, Release before Debug. The tests start what was built and build nothing. */
function assembly(project: string): string {
  for (const configuration of ["release", "debug"]) {
    const file = path.join(root, "artifacts/bin", project, configuration, `${project}.dll`);
    if (existsSync(file)) {
      return file;
    }
  }

  throw new Error(`${project} is not built. Run dotnet build first.`);
}

/** Starts a project on a free port and waits until its output tells the address. */
export async function start(project: string, settings: readonly string[], listening: RegExp): Promise<Running> {
  const child: ChildProcess = spawn("dotnet", [assembly(project), ...settings], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => { resolve(); }));
  let output = "";
  const address = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => { reject(new Error(`${project} did not start: ${output}`)); }, startLimitMs);
    child.once("exit", (code) => { reject(new Error(`${project} ended with ${String(code)}: ${output}`)); });
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = listening.exec(output)?.[1];
      if (found !== undefined) {
        clearTimeout(limit);
        resolve(found);
      }
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
  });
  return {
    address,
    output: () => output,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
