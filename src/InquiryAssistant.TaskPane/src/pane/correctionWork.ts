import type { ApiClient } from "../api/client";
import type { Correction } from "../api/contracts";
import { failureOf } from "./failure";
import type { Run } from "./paneController";
import type { CorrectionSection } from "./paneState";

/** Keeps the rep's own verdict on the mail that is shown. */
export class CorrectionWork {
  constructor(private readonly api: ApiClient) {}

  /** Whether it was kept; what is shown is then the rep's. The form keeps its entries when it was not. */
  async save(run: Run, messageId: string, correction: Correction): Promise<boolean> {
    const content = run.content();
    if (!run.isStillSelected() || content?.phase !== "ready" || content.correction.state === "saving") {
      return false;
    }

    update(run, { state: "saving", failure: null });
    try {
      const assessment = await this.api.correct(messageId, correction);
      run.update((now) =>
        now.phase === "ready" ? { ...now, assessment, correction: { state: "saved", failure: null } } : now,
      );
      return true;
    } catch (error) {
      update(run, { state: "idle", failure: failureOf(error) });
      return false;
    }
  }
}

function update(run: Run, correction: CorrectionSection): void {
  run.update((content) => (content.phase === "ready" ? { ...content, correction } : content));
}
