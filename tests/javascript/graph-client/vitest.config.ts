import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    globalSetup: ["./startEmulator.ts"],
    // The first start may build the emulator.
    hookTimeout: 180_000,
  },
});
