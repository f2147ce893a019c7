import type { MessageSummary } from "../api/contracts";

export type DayName = "today" | "yesterday" | "week" | "older";

export interface DayGroup {
  readonly name: DayName;
  readonly messages: readonly MessageSummary[];
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Messages, newest first, under the headings of a mail client. */
export function dayGroups(messages: readonly MessageSummary[], now: Date): DayGroup[] {
  const groups: { name: DayName; messages: MessageSummary[] }[] = [];
  for (const message of messages) {
    const name = dayName(new Date(message.receivedAt), now);
    const last = groups[groups.length - 1];
    if (last?.name === name) {
      last.messages.push(message);
    } else {
      groups.push({ name, messages: [message] });
    }
  }

  return groups;
}

export function dayName(moment: Date, now: Date): DayName {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  if (moment.getTime() >= midnight) {
    return "today";
  }

  if (moment.getTime() >= midnight - dayMilliseconds) {
    return "yesterday";
  }

  return moment.getTime() >= midnight - 6 * dayMilliseconds ? "week" : "older";
}
