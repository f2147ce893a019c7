import type { Assessment } from "../api/contracts";

/** What a mail most likely is that nobody may answer, where it is not sure enough to file it away: it stands in C, and C's advice does not hold for it. */
export function keptAs({ kind, quadrant }: Pick<Assessment, "kind" | "quadrant">): "fraud" | "advert" | null {
  if (quadrant === null || quadrant === "D") {
    return null;
  }

  return kind === "phishing" || kind === "scam" ? "fraud" : kind === "solicitation" ? "advert" : null;
}
