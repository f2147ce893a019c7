import type { DeadLetter } from "../api/contracts";
import { useLanguage } from "../language/language";
import { useWorkbenchMessages } from "./language/workbenchLanguage";
import type { SyncController } from "./syncController";

interface DeadLetterListProps {
  readonly letters: readonly DeadLetter[];
  readonly isWorking: boolean;
  readonly controller: SyncController;
}

/** Mails that could not be tagged, each with its reason and a way to try again. Nothing is shown where there are none. */
export function DeadLetterList({ letters, isWorking, controller }: DeadLetterListProps) {
  const { formats } = useLanguage();
  const texts = useWorkbenchMessages().sync;
  return letters.length === 0 ? null : (
    <>
      <h3>{texts.letters(letters.length)}</h3>
      <ul class="dead-letters">
        {letters.map(({ id, reason, attempts, lastAt }) => (
          <li key={id}>
            <p>
              <span class="dead-letter-reason">{reasonText(reason, texts.reasons)}</span>
              <span class="muted">
                {texts.attempts(attempts)} · {formats.fullDate(lastAt)}
              </span>
            </p>
            <div class="actions">
              <button
                type="button"
                class="button"
                aria-disabled={isWorking}
                onClick={() => {
                  void controller.retryDeadLetter(id);
                }}
              >
                {texts.retry}
              </button>
              <button
                type="button"
                class="link-button"
                aria-disabled={isWorking}
                onClick={() => {
                  void controller.dismissDeadLetter(id);
                }}
              >
                {texts.dismiss}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Reasons we have no words for stand as the service's own code, for the administrator. */
function reasonText(reason: string, words: Readonly<Record<string, string>>): string {
  return words[reason] ?? reason;
}
