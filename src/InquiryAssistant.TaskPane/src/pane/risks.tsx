import type { Risk } from "../api/contracts";
import { useMessages } from "../language/language";
import { Icon } from "./icons";

export function Risks({ risks }: { readonly risks: readonly Risk[] }) {
  const { risk: texts } = useMessages();
  return risks.length === 0 ? null : (
    <section class="risks" aria-label={texts.heading}>
      <h3>
        <Icon name="warning" /> {texts.heading}
      </h3>
      <ul>
        {risks.map((risk) => (
          <li key={risk}>
            <p class="risk-name">{texts.list[risk].name}</p>
            <p>{texts.list[risk].why}</p>
            <p class="risk-advice">{texts.list[risk].advice}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
