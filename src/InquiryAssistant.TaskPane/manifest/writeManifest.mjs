// Writes the manifest for a server of one's own: npm run manifest -- --origin https://inquiries.company.example
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const shippedOrigin = "https://localhost:5443";
const folder = new URL("../../../addin-manifest/", import.meta.url);
const { origin = shippedOrigin } = parseArgs({ options: { origin: { type: "string" } } }).values;
const address = URL.canParse(origin) ? new URL(origin) : null;
if (address?.protocol !== "https:" || address.origin !== origin) {
  console.error(
    `${origin} is not an https origin such as https://inquiries.company.example (no path, no final slash).`,
  );
  process.exit(1);
}

const manifest = readFileSync(new URL("manifest.xml", folder), "utf8").replaceAll(shippedOrigin, origin);
const target = new URL(`dist/manifest-${address.hostname}.xml`, folder);
mkdirSync(new URL(".", target), { recursive: true });
writeFileSync(target, manifest);
console.log(fileURLToPath(target));
