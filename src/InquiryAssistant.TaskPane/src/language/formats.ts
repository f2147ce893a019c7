export type Formats = ReturnType<typeof createFormats>;

/** Numbers, dates and names of places the way the reader's language writes them. */
export function createFormats(tag: string) {
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const points = new Intl.NumberFormat(tag, { maximumFractionDigits: 2, signDisplay: "exceptZero" });
  const percent = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 });
  const quantity = new Intl.NumberFormat(tag);
  const full = new Intl.DateTimeFormat(tag, { dateStyle: "full", timeStyle: "short" });
  const time = new Intl.DateTimeFormat(tag, { hour: "numeric", minute: "2-digit" });
  const weekday = new Intl.DateTimeFormat(tag, { weekday: "short", hour: "numeric", minute: "2-digit" });
  const date = new Intl.DateTimeFormat(tag, { year: "numeric", month: "numeric", day: "numeric" });
  const relative = new Intl.RelativeTimeFormat(tag, { style: "narrow", numeric: "always" });
  const unit = (name: TimeUnit) =>
    new Intl.NumberFormat(tag, { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: 0 });
  const regions = new Intl.DisplayNames(tag, { type: "region" });
  const languages = new Intl.DisplayNames(tag, { type: "language" });

  return {
    number: (value: number) => number.format(value),
    /** With its sign: what a reason adds or takes away. */
    points: (value: number) => points.format(value),
    /** A probability; nothing that is guessed is certain, so it never reads 100 or 0. */
    percent: (value: number) => percent.format(Math.min(0.99, Math.max(0.01, value))),
    quantity: (value: number) => quantity.format(value),
    fullDate: (iso: string) => full.format(new Date(iso)),
    time: (moment: Date) => time.format(moment),
    weekday: (moment: Date) => weekday.format(moment),
    date: (moment: Date) => date.format(moment),
    /** "12 s ago", "in 2 d". */
    relative: (moment: Date, now: Date) => {
      const [amount, name] = inLargestUnit((moment.getTime() - now.getTime()) / 1000);
      return relative.format(amount, name);
    },
    /** "3 min". */
    duration: (seconds: number) => {
      const [amount, name] = inLargestUnit(seconds);
      return unit(name).format(amount);
    },
    country: (code: string) => nameOf(regions, code),
    language: (code: string) => nameOf(languages, code),
  };
}

type TimeUnit = "second" | "minute" | "hour" | "day";

const secondsOf: readonly (readonly [TimeUnit, number])[] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** The largest unit of which it is at least one, rounded. */
function inLargestUnit(seconds: number): readonly [number, TimeUnit] {
  const [name, size] = secondsOf.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return [Math.round(seconds / size), name];
}

/** A code the browser does not know is shown as it is. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
