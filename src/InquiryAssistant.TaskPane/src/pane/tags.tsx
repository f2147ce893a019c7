import { useEffect, useRef } from "preact/hooks";
import type { TagChange } from "../api/contracts";
import { useMessages } from "../language/language";
import { categoryColour } from "../theme/categoryColour";
import { useAnnounce } from "./announcer";
import type { CategoryColours } from "./categoryColours";
import { FailureLine, FailureView } from "./failureView";
import { Icon } from "./icons";
import type { TagSection } from "./paneState";
import { useStore } from "./store";

interface TagsProps {
  readonly tags: TagSection;
  readonly colours: CategoryColours;
  readonly onApply: () => Promise<void>;
  readonly onUndo: () => Promise<void>;
  readonly onRetry: () => void;
}

/** The mail's categories as they are and as they would be: present, added, to be removed, just added. */
export function Tags({ tags, colours, onApply, onUndo, onRetry }: TagsProps) {
  const messages = useMessages();
  return (
    <section class="tags" aria-label={messages.tags.heading}>
      <h3>{messages.tags.heading}</h3>
      {tags.state === "loading" && <div class="skeleton line" aria-hidden="true" />}
      {tags.state === "failed" && <FailureView failure={tags.failure} onRetry={onRetry} />}
      {tags.state === "ready" && <TagPlanView tags={tags} colours={colours} onApply={onApply} onUndo={onUndo} />}
    </section>
  );
}

type PlanProps = Pick<TagsProps, "colours" | "onApply" | "onUndo"> & {
  readonly tags: Extract<TagSection, { state: "ready" }>;
};

function TagPlanView({ tags, colours, onApply, onUndo }: PlanProps) {
  const messages = useMessages();
  const announce = useAnnounce();
  const colourOf = useStore(colours.store);
  const texts = messages.tags;
  const { plan, applied, working, failure } = tags;
  const changes = plan.add.length + plan.remove.length;
  const chips = [
    ...plan.present.map((name) => ({ name, status: statusOf(name, plan.remove, applied) })),
    ...plan.add.map((name) => ({ name, status: "planned" as const })),
  ];
  const statusTexts = {
    present: texts.present,
    added: texts.justAdded,
    obsolete: texts.obsolete,
    planned: texts.planned,
  };
  const before = useRef(applied);
  useEffect(() => {
    if (before.current !== applied) {
      announce(applied === null ? texts.undone : texts.applied);
      before.current = applied;
    }
  }, [announce, applied, texts]);

  return (
    <>
      {chips.length === 0 && <p class="muted">{texts.none}</p>}
      <ul class="chips">
        {chips.map(({ name, status }) => (
          <li key={name} class={`chip ${status}`} title={statusTexts[status]}>
            <Dot colour={colourOf.get(name)} />
            {status === "planned" && <Icon name="plus" size={12} />}
            {status === "obsolete" && <Icon name="minus" size={12} />}
            {status === "added" && <Icon name="check" size={12} />}
            <span class="chip-name">{name}</span>
            <span class="hidden-text"> ({statusTexts[status]})</span>
          </li>
        ))}
      </ul>
      {changes === 0 && chips.length > 0 && applied === null && <p class="muted">{texts.upToDate}</p>}
      {applied !== null && <p class="muted">{texts.applied}</p>}
      <div class="actions">
        {changes > 0 && (
          <button
            type="button"
            class="button"
            aria-disabled={working !== null}
            onClick={() => {
              if (working === null) {
                void onApply();
              }
            }}
          >
            {working === "apply" ? texts.applying : texts.apply(changes)}
          </button>
        )}
        {applied !== null && (
          <button
            type="button"
            class="button"
            aria-disabled={working !== null}
            onClick={() => {
              if (working === null) {
                void onUndo();
              }
            }}
          >
            {working === "undo" ? texts.undoing : texts.undo}
          </button>
        )}
      </div>
      {failure !== null && <FailureLine failure={failure} />}
    </>
  );
}

function statusOf(name: string, remove: readonly string[], applied: Pick<TagChange, "added"> | null) {
  if (remove.includes(name)) {
    return "obsolete" as const;
  }

  return applied?.added.includes(name) === true ? ("added" as const) : ("present" as const);
}

/** Hollow for a category that the mailbox does not have yet: its colour comes with it. */
function Dot({ colour }: { readonly colour: string | undefined }) {
  const style = colour === undefined ? {} : { background: categoryColour(colour) };
  return <span class="dot" style={style} aria-hidden="true" />;
}
