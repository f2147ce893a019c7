/** Outlook's 25 category colours by their Graph names; the hues are Outlook's own, the names its documentation's. */
const presets = [
  "#e74856", // red
  "#ff8c00", // orange
  "#ab7c5f", // brown
  "#fff100", // yellow
  "#47d041", // green
  "#30c6cc", // teal
  "#73aa24", // olive
  "#00bcf2", // blue
  "#8764b8", // purple
  "#f495bf", // cranberry
  "#a0aeb2", // steel
  "#004b60", // dark steel
  "#b1adab", // grey
  "#5d5a58", // dark grey
  "#000000", // black
  "#750b1c", // dark red
  "#ca5010", // dark orange
  "#7a4f2b", // dark brown
  "#c19c00", // dark yellow
  "#004b1c", // dark green
  "#004b50", // dark teal
  "#0b6a0b", // dark olive
  "#002050", // dark blue
  "#32145a", // dark purple
  "#5c005c", // dark cranberry
] as const;

const noColour = "#8a8886";

export function categoryColour(preset: string | undefined): string {
  const index = /^preset(\d{1,2})$/i.exec(preset ?? "")?.[1];
  return index === undefined ? noColour : (presets[Number(index)] ?? noColour);
}
