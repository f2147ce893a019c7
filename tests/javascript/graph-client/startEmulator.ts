import type { TestProject } from "vitest/node";
import { start } from "../start.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Root address of the running emulator, without a path. */
    emulator: string;
  }
}

/** Starts the emulator on a free port and stops it after the last test. */
export default async function startEmulator(vitest: TestProject): Promise<() => Promise<void>> {
  const emulator = await start("InquiryAssistant.GraphEmulator", ["--urls", "http://127.0.0.1:0"], /listens on (http:\/\/[^/\s]+)\/v1\.0/);
  vitest.provide("emulator", emulator.address);
  return emulator.stop;
}
