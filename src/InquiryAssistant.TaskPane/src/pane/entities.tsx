import type { InquiryEntities } from "../api/contracts";
import { useLanguage } from "../language/language";
import type { Messages } from "../language/en";
import type { Formats } from "../language/formats";
import { CopyButton } from "./copyButton";

/** The facts of the mail, each with its own copy button: a rep carries them into quotations and order forms. */
export function Entities({ entities }: { readonly entities: InquiryEntities }) {
  const { messages, formats } = useLanguage();
  const texts = messages.entities;
  const facts = factsOf(entities, texts.names, formats);
  return facts.length === 0 ? null : (
    <section class="entities" aria-label={texts.heading}>
      <div class="heading-row">
        <h3>{texts.heading}</h3>
        <CopyButton text={facts.map(([name, value]) => `${name}: ${value}`).join("\n")} label={texts.copyAll} />
      </div>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name} class="entity">
            <dt>{name}</dt>
            <dd>
              <span dir="auto">{value}</span>
              <CopyButton text={value} label={`${messages.copy}: ${name}`} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function factsOf(
  entities: InquiryEntities,
  names: Messages["entities"]["names"],
  formats: Formats,
): [string, string][] {
  const quantities = entities.quantities.map(({ value, unit }) => `${formats.quantity(value)} ${unit ?? ""}`.trim());
  const candidates: [string, string | null][] = [
    [names.models, entities.models.join(", ")],
    [names.quantities, quantities.join(" · ")],
    [names.term, [entities.incoterm, entities.port].filter((part) => part !== null).join(" ")],
    [names.targetPrice, entities.targetPrice],
    [names.certifications, entities.certifications.join(", ")],
    [names.paymentTerms, entities.paymentTerms],
    [names.neededBy, entities.neededBy],
    [names.company, entities.company],
    [names.contact, entities.contact],
    [names.jobTitle, entities.jobTitle],
    [names.phone, entities.phone],
    [names.website, entities.website],
    [names.country, entities.country === null ? null : formats.country(entities.country)],
  ];
  return candidates.filter((fact): fact is [string, string] => fact[1] !== null && fact[1].trim() !== "");
}
