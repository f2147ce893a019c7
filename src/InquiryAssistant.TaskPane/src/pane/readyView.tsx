import type { Assessment } from "../api/contracts";
import type { SelectedMail } from "../mailbox/mailboxAdapter";
import { Advice } from "./advice";
import type { CategoryColours } from "./categoryColours";
import { CorrectionForm } from "./correction";
import { Draft } from "./draft";
import { Entities } from "./entities";
import type { PaneController } from "./paneController";
import type { MailPhase } from "./paneState";
import { Questions } from "./questions";
import { Risks } from "./risks";
import { ScoreSum } from "./scoreSum";
import { Tags } from "./tags";
import { Verdict } from "./verdict";
import { Why } from "./why";

interface ReadyViewProps {
  readonly mail: SelectedMail;
  readonly content: Extract<MailPhase, { phase: "ready" }>;
  readonly controller: PaneController;
  readonly colours: CategoryColours;
}

/** What a rep with forty mails needs first stands first: what it is, what to beware of, what to do; the reasons follow. */
export function ReadyView({ mail, content, controller, colours }: ReadyViewProps) {
  const { messageId: id, assessment, correction, tags, draft } = content;
  const { run } = controller;
  const withRun = async (action: (now: NonNullable<typeof run>) => Promise<void>) => {
    if (run !== null) {
      await action(run);
    }
  };

  return (
    <div class="pane-body">
      <Verdict assessment={assessment}>
        <CorrectionForm
          assessment={assessment}
          correction={correction}
          onSave={(said) =>
            withRun(async (now) => {
              await controller.correct(now, id, said);
              await colours.refresh();
            })
          }
        />
      </Verdict>
      <Risks risks={assessment.risks} />
      <Advice assessment={assessment} />
      <Tags
        tags={tags}
        colours={colours}
        onApply={async () => {
          await withRun((now) => controller.tags.apply(now, id));
          await colours.refresh();
        }}
        onUndo={() => withRun((now) => controller.tags.undo(now, id))}
        onRetry={() => void withRun((now) => controller.tags.load(now, id))}
      />
      <Draft
        draft={draft}
        onCreate={() => withRun((now) => controller.draft.create(now, id))}
        onOpen={() => withRun((now) => controller.draft.open(now))}
        onRetry={() => void withRun((now) => controller.draft.load(now, id, assessment))}
      />
      {isFromCustomer(assessment) && <Questions questions={assessment.questions} />}
      <Entities entities={assessment.entities} />
      <Why assessment={assessment} subject={mail.subject} />
      <ScoreSum assessment={assessment} />
    </div>
  );
}

/** What colleagues and machines write is not asked of the rep as a seller. */
function isFromCustomer({ kind }: Assessment): boolean {
  return kind === "inquiry" || kind === "reply" || kind === "existing-business";
}
