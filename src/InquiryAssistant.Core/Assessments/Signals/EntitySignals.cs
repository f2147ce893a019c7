using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Risks;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Signals of the entities found, with the places that prove them.</summary>
internal sealed class EntitySignals(Departments departments)
{
    /// <summary>Lets them fire.</summary>
    public void Mark(MessageReading reading, SignalSheet sheet)
    {
        foreach (var span in reading.Entities.Spans)
        {
            if (NameOf(span.Kind) is { } signal)
            {
                sheet.See(sheet.Catalogue.IndexOf(signal), new SignalTrace(span.Source, span.Start, span.Length, null));
            }
        }

        MarkTitle(reading, sheet);
        var entities = reading.Entities.Entities;
        if (entities.Models.Count + entities.Quantities.Count >= 4)
        {
            sheet.Set("entity-many-items", SignalTrace.Fact(EvidenceSource.Body, ""));
        }

        if (TradeTermCheck.IsMismatch(entities, reading.Entities.PortCountry))
        {
            var at = reading.Entities.Spans.First(s => s.Kind is EntityKind.Incoterm or EntityKind.Port);
            sheet.Set("term-place-mismatch", new SignalTrace(at.Source, at.Start, at.Length, null));
        }
    }

    private static string? NameOf(EntityKind kind) => kind switch
    {
        EntityKind.Model => "entity-model",
        EntityKind.Quantity => "entity-quantity",
        EntityKind.Incoterm => "entity-incoterm",
        EntityKind.Port => "entity-port",
        EntityKind.TargetPrice => "entity-target-price",
        EntityKind.Certification => "entity-certification",
        EntityKind.PaymentTerms => "entity-payment-terms",
        EntityKind.NeededBy => "entity-needed-by",
        EntityKind.Company => "entity-company",
        EntityKind.Phone => "entity-phone",
        EntityKind.Website => "entity-website",
        _ => null,
    };

    private void MarkTitle(MessageReading reading, SignalSheet sheet)
    {
        if (reading.Entities.Title is not { } title)
        {
            return;
        }

        var signal = title switch
        {
            _ when reading.Entities.Entities.JobTitle is { } named && departments.IsNamedBy(named) => "entity-title-department",
            TitleRole.Decider => "entity-title-decider",
            TitleRole.Influencer => "entity-title-influencer",
            _ => "entity-title-neutral",
        };
        var span = reading.Entities.Spans.FirstOrDefault(s => s.Kind == EntityKind.JobTitle);
        sheet.Set(signal, span is null
            ? SignalTrace.Fact(EvidenceSource.Sender, reading.Entities.Entities.JobTitle ?? "")
            : new SignalTrace(span.Source, span.Start, span.Length, null));
    }
}
