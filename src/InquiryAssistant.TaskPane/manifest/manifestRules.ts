/** What Outlook demands of an add-in only manifest and what its schemas, which are not to be had offline, would check. */

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Children in the order the schemas demand; by parent, or by "parent@type" where the type decides. */
const childOrder: Readonly<Record<string, readonly string[]>> = {
  OfficeApp:
    "Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains Hosts Requirements FormSettings Permissions Rule DisableEntityHighlighting VersionOverrides".split(
      " ",
    ),
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources", "VersionOverrides"],
  DesktopSettings: ["SourceLocation", "RequestedHeight"],
  DesktopFormFactor: ["FunctionFile", "SupportsSharedFolders", "ExtensionPoint"],
  Group: ["Label", "Control"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
  Action: ["SourceLocation", "SupportsPinning"],
  Resources: ["Images", "Urls", "ShortStrings", "LongStrings"],
};

const required: Readonly<Record<string, readonly string[]>> = {
  OfficeApp:
    "Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl Hosts Requirements FormSettings Permissions Rule VersionOverrides".split(
      " ",
    ),
  VersionOverrides: ["Requirements", "Hosts", "Resources"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
};

const limits = { resourceId: 32, url: 2048, ShortStrings: 125, LongStrings: 250, DisplayName: 125, Description: 250 };
const iconSizesDemanded = ["16", "32", "80"];
const translatedLocale = "zh-CN";

/** Every fault found, in words; none for a good manifest. `sizeOf` gives a served file's picture size, null if there is none. */
export function faultsOf(manifest: Document, origin: string, sizeOf: (path: string) => ImageSize | null): string[] {
  const elements = [...manifest.getElementsByTagName("*")];
  return [
    ...elements.flatMap(orderFaults),
    ...idFaults(manifest),
    ...elements.flatMap((element) => urlFaults(element, origin)),
    ...overrides(manifest).flatMap(resourceFaults),
    ...elements.flatMap(textFaults),
    ...elements.flatMap(pinningFaults),
    ...iconFaults(manifest, origin, sizeOf),
  ];
}

function orderFaults(element: Element): string[] {
  const order = childOrder[element.localName];
  const names = [...element.children].map((child) => child.localName);
  const missing = (required[element.localName] ?? []).filter((name) => !names.includes(name));
  const faults = missing.map((name) => `${element.localName} has no ${name}`);
  if (order === undefined) {
    return faults;
  }

  const places = names.map((name) => order.indexOf(name));
  const unknown = names
    .filter((name) => !order.includes(name))
    .map((name) => `${element.localName} may not hold ${name}`);
  const late = names.filter((_, i) => i > 0 && (places[i] ?? 0) < (places[i - 1] ?? 0));
  return [...faults, ...unknown, ...late.map((name) => `${element.localName}: ${name} stands too late`)];
}

function idFaults(manifest: Document): string[] {
  const text = (name: string) =>
    [...manifest.documentElement.children].find((e) => e.localName === name)?.textContent ?? "";
  const faults: string[] = [];
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text("Id"))) {
    faults.push("Id is not a GUID");
  }

  if (!/^\d+(\.\d+){1,3}$/.test(text("Version"))) {
    faults.push("Version is not a number of two to four parts");
  }

  const ids = [...manifest.getElementsByTagName("*")].filter(({ localName }) => localName === "ExtensionPoint");
  const kinds = ids.map((point) => point.getAttribute("xsi:type") ?? "");
  const unknown = kinds.filter((kind) => !/^Message(Read|Compose)CommandSurface$/.test(kind));
  return [...faults, ...unknown.map((kind) => `ExtensionPoint ${kind} is not one of ours`)];
}

function urlFaults(element: Element, origin: string): string[] {
  const value = element.localName === "AppDomain" ? element.textContent : element.getAttribute("DefaultValue");
  const isUrl = /Url$|SourceLocation|Image$|AppDomain$/.test(element.localName) && value !== null && value !== "";
  if (!isUrl) {
    return [];
  }

  const faults = value.length > limits.url ? [`A URL is longer than ${String(limits.url)}`] : [];
  return value === origin || value.startsWith(`${origin}/`) ? faults : [...faults, `${value} is not on ${origin}`];
}

function overrides(manifest: Document): Element[] {
  return [...manifest.getElementsByTagName("*")].filter(({ localName }) => localName === "VersionOverrides");
}

/** Resource ids are looked up in the Resources of their own VersionOverrides, not in those nested within or around. */
function resourceFaults(block: Element): string[] {
  const own = [...block.getElementsByTagName("*")].filter((element) => element.closest("VersionOverrides") === block);
  const ids = own
    .filter((e) => e.closest("Resources") !== null && e.hasAttribute("id"))
    .map((e) => e.getAttribute("id") ?? "");
  const used = own.filter((e) => e.hasAttribute("resid")).map((e) => e.getAttribute("resid") ?? "");
  return [
    ...used.filter((id) => !ids.includes(id)).map((id) => `resid ${id} has no resource`),
    ...ids.filter((id) => !used.includes(id)).map((id) => `resource ${id} is used by nothing`),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `resource ${id} stands twice`),
    ...ids.filter((id) => id.length > limits.resourceId).map((id) => `resource id ${id} is too long`),
  ];
}

function textFaults(element: Element): string[] {
  const parent = element.parentElement?.localName ?? "";
  const kind = element.localName === "String" ? parent : element.localName;
  if (!(kind in limits) || !element.hasAttribute("DefaultValue")) {
    return [];
  }

  const name = element.getAttribute("id") ?? element.localName;
  const limit = limits[kind as keyof typeof limits];
  const translation = [...element.children].find((child) => child.getAttribute("Locale") === translatedLocale);
  const texts = [element.getAttribute("DefaultValue") ?? "", translation?.getAttribute("Value") ?? ""];
  return [
    ...(texts[1] === "" ? [`${name} has no ${translatedLocale} text`] : []),
    ...texts.filter((text) => text.length > limit).map(() => `${name} is longer than ${String(limit)}`),
  ];
}

/** Outlook refuses to install a manifest that pins in the first version of the overrides, or pins a compose pane. */
function pinningFaults(element: Element): string[] {
  if (element.localName !== "SupportsPinning") {
    return [];
  }

  const version = element.closest("VersionOverrides")?.getAttribute("xsi:type");
  const surface = element.closest("ExtensionPoint")?.getAttribute("xsi:type");
  return version === "VersionOverridesV1_1" && surface === "MessageReadCommandSurface"
    ? []
    : ["SupportsPinning belongs to the read surface of version 1.1"];
}

function iconFaults(manifest: Document, origin: string, sizeOf: (path: string) => ImageSize | null): string[] {
  const elements = [...manifest.getElementsByTagName("*")];
  const wanted = elements.flatMap((element) => {
    const ownSize = { IconUrl: 64, HighResolutionIconUrl: 128 }[element.localName];
    if (ownSize !== undefined) {
      return [{ url: element.getAttribute("DefaultValue") ?? "", size: ownSize }];
    }

    const block = element.closest("VersionOverrides");
    const isResource = (other: Element) =>
      other.getAttribute("id") === element.getAttribute("resid") && other.closest("VersionOverrides") === block;
    return element.localName === "Image" && element.hasAttribute("size")
      ? [
          {
            url: elements.find(isResource)?.getAttribute("DefaultValue") ?? "",
            size: Number(element.getAttribute("size")),
          },
        ]
      : [];
  });
  const wrong = wanted.flatMap(({ url, size }) => {
    const found = sizeOf(url.slice(origin.length));
    return found?.width === size && found.height === size ? [] : [`${url} is not a picture of ${String(size)} pixels`];
  });
  const demanded = elements
    .filter(({ localName }) => localName === "Icon")
    .flatMap((icon) =>
      iconSizesDemanded.filter((size) => ![...icon.children].some((i) => i.getAttribute("size") === size)),
    );
  return [...wrong, ...demanded.map((size) => `An icon of ${size} pixels is missing`)];
}
