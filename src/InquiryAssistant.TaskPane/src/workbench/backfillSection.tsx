import { useState } from "preact/hooks";
import type { Backfill } from "../api/contracts";
import { useLanguage } from "../language/language";
import { useWorkbenchMessages } from "./language/workbenchLanguage";
import type { SyncController } from "./syncController";

const choices = [7, 30, 90, 365] as const;

interface BackfillSectionProps {
  readonly backfill: Backfill | null;
  readonly isWorking: boolean;
  readonly controller: SyncController;
}

/** Tags the mail that was there before: how far back, how far it is, pause and go on. */
export function BackfillSection({ backfill, isWorking, controller }: BackfillSectionProps) {
  const texts = useWorkbenchMessages().sync;
  const [days, setDays] = useState<number>(90);
  const isOpen = backfill?.state === "running" || backfill?.state === "paused";
  return (
    <>
      <h3>{texts.backfill}</h3>
      {backfill !== null && <Progress backfill={backfill} />}
      {backfill !== null && (isOpen || backfill.state === "failed") && (
        <Steering backfill={backfill} isWorking={isWorking} controller={controller} />
      )}
      {!isOpen && (
        <div class="actions">
          <label class="backfill-days">
            {texts.goBack}{" "}
            <select
              value={days}
              onChange={(event) => {
                setDays(Number(event.currentTarget.value));
              }}
            >
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {texts.days(choice)}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            class="button"
            aria-disabled={isWorking}
            onClick={() => {
              void controller.startBackfill(days);
            }}
          >
            {texts.start}
          </button>
        </div>
      )}
    </>
  );
}

/** Halts one that runs, lets one that does not go on, or ends it. */
function Steering({ backfill, isWorking, controller }: BackfillSectionProps & { readonly backfill: Backfill }) {
  const texts = useWorkbenchMessages().sync;
  const isRunning = backfill.state === "running";
  return (
    <div class="actions">
      <button
        type="button"
        class="button"
        aria-disabled={isWorking}
        onClick={() => {
          void (isRunning ? controller.pauseBackfill(backfill.id) : controller.resumeBackfill(backfill.id));
        }}
      >
        {isRunning ? texts.pause : texts.resume}
      </button>
      <button
        type="button"
        class="button"
        aria-disabled={isWorking}
        onClick={() => {
          void controller.cancelBackfill(backfill.id);
        }}
      >
        {texts.cancel}
      </button>
    </div>
  );
}

function Progress({ backfill }: { readonly backfill: Backfill }) {
  const { formats } = useLanguage();
  const texts = useWorkbenchMessages().sync;
  const { state, read, tagged, total, perSecond, secondsLeft, days, failure } = backfill;
  // Counted at the start: mail that came since makes it more.
  const all = total === null ? null : Math.max(total, read);
  const share = all === null || all === 0 ? null : read / all;
  return (
    <div class="backfill" role="group" aria-label={texts.backfill}>
      <p>
        {texts.backfillStates[state]} · {texts.days(days)}
        {failure !== null && ` · ${texts.backfillFailures[failure] ?? failure}`}
      </p>
      {(state === "running" || state === "paused") && share !== null && (
        <progress value={share} max={1} aria-label={texts.progress}>
          {formats.quantity(Math.round(share * 100))}
        </progress>
      )}
      <p class="muted">
        {texts.readAndTagged(
          all === null ? formats.quantity(read) : `${formats.quantity(read)} / ${formats.quantity(all)}`,
          formats.quantity(tagged),
        )}
        {state === "running" && perSecond > 0 && ` · ${texts.rate(formats.number(perSecond))}`}
        {state === "running" && secondsLeft !== null && ` · ${texts.left(formats.duration(secondsLeft))}`}
      </p>
    </div>
  );
}
