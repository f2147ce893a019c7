import type { JSX } from "preact";
import type { Quadrant } from "../api/contracts";

/** Our own small drawings on a 20-unit square, in the text's colour, silent for screen readers: words stand beside them. */
const paths = {
  star: "M10 2.6l2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5L2.8 7.9l5-.7z",
  sprout:
    "M10 17.5V10m0 0c0-3.2-2.2-5.3-6.4-5.3C3.6 8 5.700 10 10 10zm0 1.800c0-2.600 1.900-4.400 5.900-4.400 0 2.900-1.900 4.400-5.900 4.400z",
  clock: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm0 3.200V10l2.600 1.700",
  barred: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM5.200 5.200l9.600 9.600",
  mail: "M3 5.500h14v9H3zm0 .500 7 5 7-5",
  warning: "M10 3.200 17.500 16.500h-15zM10 8v4m0 2.100v.2",
  copy: "M7 7h9v10H7zM13 7V3H4v10h3",
  check: "M4 10.500l4 4 8-9",
  refresh: "M16 10a6 6 0 1 1-1.800-4.300M16.500 2.500v4h-4",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  cross: "M5 5l10 10M15 5L5 15",
  chevron: "M7.500 4.500 13 10l-5.500 5.500",
  open: "M11.500 3.500h5v5M16.500 3.500 9 11M8 4.500H3.500v12h12V12",
  attachment:
    "M14.500 9.500 9.300 14.700a3.200 3.200 0 0 1-4.500-4.500l6-6a2.200 2.200 0 0 1 3.100 3.100l-5.900 5.900a1.100 1.100 0 0 1-1.600-1.600l5.100-5.100",
  inbox: "M3.500 11.500 5.500 4h9l2 7.500V16h-13zm0 0H7c.3 1.600 1.400 2.500 3 2.500s2.700-.9 3-2.500h3.500",
  drafts: "M12.800 3.700l3.500 3.500L7.500 16H4v-3.500z",
  sent: "M3 10 17 3.500 12 17l-2.500-5.500z",
  archive: "M3.500 4h13v3.500h-13zM4.500 7.500V16h11V7.500M8 10.500h4",
  bin: "M4 5.500h12M8 5.500V3.500h4v2M5.500 5.500l.7 11h7.600l.7-11",
  folder: "M3 5h5l1.500 2H17v9H3z",
  settings: "M3 6h8m4 0h2M3 14h2m4 0h8M13 4v4M7 12v4",
  image: "M3.500 4.500h13v11h-13zm0 9 4-4 3 3 2-2 4 4",
  pin: "M8 3.500h4l-.5 5 2.500 2.500H6l2.500-2.500zM10 11v5.500",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }): JSX.Element {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

const quadrantIcons: Record<Quadrant, IconName> = { A: "star", B: "sprout", C: "clock", D: "barred" };

export function quadrantIcon(quadrant: Quadrant | null): IconName {
  return quadrant === null ? "mail" : quadrantIcons[quadrant];
}
