import { useEffect, useState } from "preact/hooks";
import { useMessages } from "../language/language";
import type { Messages } from "../language/en";
import type { Failure } from "./failure";
import { Icon } from "./icons";

interface FailureViewProps {
  readonly failure: Failure;
  readonly onRetry: () => void;
  /** Whether a busy mailbox is asked again without a click. */
  readonly countsDown?: boolean;
}

/** What happened and what to do, for the whole pane or for one of its sections. */
export function FailureView({ failure, onRetry, countsDown = false }: FailureViewProps) {
  const messages = useMessages();
  return (
    <div class="failure">
      <p class="failure-title">
        <Icon name="warning" /> {messages.failure.title[failure.kind]}
      </p>
      <p>
        {failure.kind === "busy" && countsDown ? (
          <Countdown seconds={failure.retryAfterSeconds} />
        ) : (
          failureText(failure, messages)
        )}
      </p>
      <button type="button" class="button" onClick={onRetry}>
        {messages.retry}
      </button>
    </div>
  );
}

/** What went wrong with a click, in one line below it. */
export function FailureLine({ failure }: { readonly failure: Failure }) {
  const messages = useMessages();
  return (
    <p class="inline-failure" role="alert">
      {messages.failure.title[failure.kind]}. {failureText(failure, messages)}
    </p>
  );
}

function failureText(failure: Failure, messages: Messages): string {
  if (failure.kind === "busy") {
    return messages.failure.busyNow;
  }

  return failure.kind === "refused" && failure.detail !== "" ? failure.detail : messages.failure.text[failure.kind];
}

function Countdown({ seconds }: { readonly seconds: number }) {
  const messages = useMessages();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    const timer = setInterval(() => {
      setLeft((now) => Math.max(0, now - 1));
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [seconds]);
  return <>{left === 0 ? messages.failure.busyNow : messages.failure.busy(left)}</>;
}
