import { useEffect, useRef, useState } from "preact/hooks";
import type { Assessment, Correction, DecisionRole, MessageKind, Quadrant } from "../api/contracts";
import { useMessages } from "../language/language";
import { useAnnounce } from "./announcer";
import { FailureLine } from "./failureView";
import type { CorrectionSection } from "./paneState";

const longestReason = 500;

interface CorrectionFormProps {
  readonly assessment: Assessment;
  readonly correction: CorrectionSection;
  readonly onSave: (correction: Correction) => Promise<void>;
}

/** Where the rep says it better: closed until he wants it, because most verdicts need no word. */
export function CorrectionForm(props: CorrectionFormProps) {
  const { correction: texts } = useMessages();
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const { state } = props.correction;
  useEffect(() => {
    if (state === "saved") {
      setOpen(false);
      announce(texts.saved);
    }
  }, [announce, state, texts]);

  return open ? (
    <Fields
      {...props}
      onCancel={() => {
        setOpen(false);
      }}
    />
  ) : (
    <div class="correction-closed">
      {state === "saved" && <p class="muted">{texts.saved}</p>}
      <button
        type="button"
        class="link-button"
        aria-expanded={false}
        onClick={() => {
          setOpen(true);
        }}
      >
        {texts.open}
      </button>
    </div>
  );
}

function Fields({ assessment, correction, onSave, onCancel }: CorrectionFormProps & { readonly onCancel: () => void }) {
  const messages = useMessages();
  const texts = messages.correction;
  const { kinds, quadrants, roles } = messages.verdict;
  const [kind, setKind] = useState<MessageKind>(assessment.kind);
  const [quadrant, setQuadrant] = useState<Quadrant | "">(prospect(assessment.quadrant));
  const [role, setRole] = useState<DecisionRole | "">(assessment.role ?? "");
  const [reason, setReason] = useState("");
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);

  const mayBuy = kind === "inquiry" || kind === "reply";
  const said: Correction = {
    ...(kind === assessment.kind ? {} : { kind }),
    ...(mayBuy && quadrant !== "" && quadrant !== assessment.quadrant ? { quadrant } : {}),
    ...(mayBuy && role !== "" && role !== assessment.role ? { role } : {}),
    reason: reason.trim(),
  };
  const saysSomething = said.kind !== undefined || said.quadrant !== undefined || said.role !== undefined;
  const isSaving = correction.state === "saving";
  return (
    <form
      class="correction"
      aria-label={texts.heading}
      onSubmit={(event) => {
        event.preventDefault();
        if (saysSomething && !isSaving) {
          void onSave(said);
        }
      }}
    >
      <p class="muted">{texts.hint}</p>
      <label>
        {texts.kind}
        <select
          ref={first}
          value={kind}
          onChange={(event) => {
            setKind(event.currentTarget.value as MessageKind);
          }}
        >
          <Options names={kinds} />
        </select>
      </label>
      {mayBuy && (
        <>
          <label>
            {texts.quadrant}
            <select
              value={quadrant}
              onChange={(event) => {
                setQuadrant(event.currentTarget.value as Quadrant | "");
              }}
            >
              {prospect(assessment.quadrant) === "" && <option value="">{texts.leave}</option>}
              {(["A", "B", "C"] as const).map((one) => (
                <option key={one} value={one}>
                  {one} · {quadrants[one].name}
                </option>
              ))}
            </select>
          </label>
          <label>
            {texts.role}
            <select
              value={role}
              onChange={(event) => {
                setRole(event.currentTarget.value as DecisionRole | "");
              }}
            >
              {assessment.role === null && <option value="">{texts.leave}</option>}
              <Options names={roles} />
            </select>
          </label>
        </>
      )}
      <label>
        {texts.reason}
        <textarea
          rows={2}
          maxLength={longestReason}
          value={reason}
          onInput={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </label>
      <div class="actions">
        <button type="submit" class="button primary" aria-disabled={!saysSomething || isSaving}>
          {isSaving ? texts.saving : texts.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {texts.cancel}
        </button>
      </div>
      {correction.failure !== null && <FailureLine failure={correction.failure} />}
    </form>
  );
}

function Options({ names }: { readonly names: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(names).map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </>
  );
}

/** D is no choice of its own: it follows from the kind of mail. */
function prospect(quadrant: Quadrant | null): Quadrant | "" {
  return quadrant === null || quadrant === "D" ? "" : quadrant;
}
