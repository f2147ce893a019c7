// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { faultsOf, type ImageSize } from "./manifestRules";

const origin = "https://localhost:5443";
const folder = join(import.meta.dirname, "../../../addin-manifest");
const shipped = readFileSync(join(folder, "manifest.xml"), "utf8");

test("The shipped manifest has no fault", () => {
  expect(check(shipped)).toEqual([]);
});

test("The manifest reads and composes, and asks for no more than to read the open item", () => {
  expect([...shipped.matchAll(/<ExtensionPoint xsi:type="(\w+)"/g)].map(([, kind]) => kind)).toEqual([
    "MessageReadCommandSurface",
    "MessageComposeCommandSurface",
    "MessageReadCommandSurface",
    "MessageComposeCommandSurface",
  ]);
  expect(shipped).toContain("<Permissions>ReadItem</Permissions>");
  expect(Buffer.byteLength(shipped)).toBeLessThan(256 * 1024);
});

test.each([
  ["a wrong order", swap("Version", "ProviderName"), "OfficeApp: Version stands too late"],
  ["a missing part", without(/<SupportUrl.*\/>/), "OfficeApp has no SupportUrl"],
  ["an unknown part", shipped.replace("<Permissions>", "<Colour/><Permissions>"), "OfficeApp may not hold Colour"],
  ["a wrong id", shipped.replace(/<Id>.*<\/Id>/, "<Id>7</Id>"), "Id is not a GUID"],
  ["a lost resource", shipped.replace('resid="Read.Tip"', 'resid="Read.Tipp"'), "resid Read.Tipp has no resource"],
  [
    "a useless resource",
    shipped.replace('resid="Read.Tip"', 'resid="Read.Label"'),
    "resource Read.Tip is used by nothing",
  ],
  ["a long id", shipped.replaceAll("Read.Tip", "R".repeat(33)), `resource id ${"R".repeat(33)} is too long`],
  [
    "plain http",
    shipped.replace("https://localhost:5443/pane", "http://localhost:5443/pane"),
    `http://localhost:5443/pane is not on ${origin}`,
  ],
  [
    "a foreign host",
    shipped.replace(`${origin}/icons/icon-64`, "https://cdn.example/icons/icon-64"),
    `https://cdn.example/icons/icon-64.png is not on ${origin}`,
  ],
  [
    "a host that only begins alike",
    shipped.replace(`${origin}/pane`, `${origin}0/pane`),
    `${origin}0/pane is not on ${origin}`,
  ],
  ["a long label", shipped.replace('"Assess inquiry"', `"${"a".repeat(126)}"`), "Read.Label is longer than 125"],
  ["a long translation", shipped.replace('"检查收件人"', `"${"长".repeat(126)}"`), "Compose.Label is longer than 125"],
  ["a missing translation", without(/<bt:Override Locale="zh-CN" Value="评估询盘"\/>/), "Read.Label has no zh-CN text"],
  [
    "a wrong picture",
    shipped.replace("icon-80.png", "icon-16.png"),
    `${origin}/icons/icon-16.png is not a picture of 80 pixels`,
  ],
  [
    "a lost picture",
    shipped.replaceAll("icon-128.png", "icon-256.png"),
    `${origin}/icons/icon-256.png is not a picture of 128 pixels`,
  ],
  ["a missing size", without(/<bt:Image size="32".*\/>/), "An icon of 32 pixels is missing"],
  [
    "pinning in version 1.0",
    shipped.replace(
      '<SourceLocation resid="Pane.Url"/>',
      '<SourceLocation resid="Pane.Url"/><SupportsPinning>true</SupportsPinning>',
    ),
    "SupportsPinning belongs to the read surface of version 1.1",
  ],
])("Finds %s", (_, manifest, fault) => {
  expect(manifest).not.toBe(shipped);

  expect(check(manifest)).toContain(fault);
});

function check(xml: string): string[] {
  const manifest = new DOMParser().parseFromString(xml, "application/xml");
  expect(manifest.querySelector("parsererror")).toBeNull();
  return faultsOf(manifest, origin, sizeOf);
}

function without(part: RegExp): string {
  return shipped.replace(part, "");
}

function swap(first: string, second: string): string {
  return shipped.replace(new RegExp(`(<${first}>.*</${first}>)(\\s*)(<${second}>.*</${second}>)`), "$3$2$1");
}

/** Width and height stand in a PNG's first chunk, behind its signature. */
function sizeOf(path: string): ImageSize | null {
  try {
    const png = readFileSync(join(folder, "assets", path));
    return png.toString("latin1", 1, 4) === "PNG"
      ? { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
      : null;
  } catch {
    return null;
  }
}
