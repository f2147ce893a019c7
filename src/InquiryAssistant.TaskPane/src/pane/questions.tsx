import type { Assessment } from "../api/contracts";
import { useMessages } from "../language/language";
import { CopyButton } from "./copyButton";

export function Questions({ questions }: Pick<Assessment, "questions">) {
  const { questions: texts } = useMessages();
  return questions.length === 0 ? null : (
    <section class="questions" aria-label={texts.heading}>
      <div class="heading-row">
        <h3>{texts.heading}</h3>
        <CopyButton
          text={questions.map(({ text }, i) => `${String(i + 1)}. ${text}`).join("\n")}
          label={texts.copyAll}
        />
      </div>
      <ol>
        {questions.map(({ text, topic }, index) => (
          <li key={index}>
            <span class="topic">{texts.topics[topic]}</span> <span dir="auto">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
