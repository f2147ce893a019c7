using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>What an entity is.</summary>
public enum EntityKind
{
    /// <summary>A model or item number.</summary>
    Model,

    /// <summary>A quantity with its unit.</summary>
    Quantity,

    /// <summary>A trade term.</summary>
    Incoterm,

    /// <summary>The named place of a trade term.</summary>
    Port,

    /// <summary>A price the buyer names as his aim.</summary>
    TargetPrice,

    /// <summary>A certificate or standard.</summary>
    Certification,

    /// <summary>Payment terms.</summary>
    PaymentTerms,

    /// <summary>When the goods are needed.</summary>
    NeededBy,

    /// <summary>A company name.</summary>
    Company,

    /// <summary>A job title.</summary>
    JobTitle,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A website.</summary>
    Website,
}

/// <summary>Where an entity stands: UTF-16 positions in subject, reply or signature.</summary>
public sealed record EntitySpan(EntityKind Kind, EvidenceSource Source, int Start, int Length);

/// <summary>All that was found, with the places that prove it.</summary>
/// <param name="Entities">The normalised facts.</param>
/// <param name="Spans">Their places, in the order found.</param>
/// <param name="Title">What the sender's title says of his part in the purchase; null when no title was found.</param>
/// <param name="PortCountry">ISO country of the named place; null when unknown.</param>
public sealed record EntityReading(InquiryEntities Entities, IReadOnlyList<EntitySpan> Spans, TitleRole? Title, string? PortCountry);

/// <summary>Collects findings, keeps each value once and remembers which characters are taken.</summary>
internal sealed class Findings
{
    private const int Most = 300;

    public List<EntitySpan> Spans { get; } = [];

    /// <summary>Notes a place; beyond <see cref="Most"/> the text is a price list or a log, and further places prove nothing more.</summary>
    public void Add(EntityKind kind, SourceText text, int start, int length)
    {
        if (Spans.Count < Most)
        {
            Spans.Add(new(kind, text.Source, start, length));
        }
    }

    /// <summary>Takes back what a kind found at a place.</summary>
    public void Remove(EntityKind kind, SourceText text, int start) => Spans.RemoveAll(s => s.Kind == kind && s.Source == text.Source && s.Start == start);

    /// <summary>Whether any finding already covers the place.</summary>
    public bool Covers(SourceText text, int start, int length)
    {
        foreach (var span in Spans)
        {
            if (Overlaps(span, text, start, length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a finding of a kind covers the place.</summary>
    public bool Covers(EntityKind kind, SourceText text, int start, int length)
    {
        foreach (var span in Spans)
        {
            if (span.Kind == kind && Overlaps(span, text, start, length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a finding of any other kind covers the place.</summary>
    public bool CoversBut(EntityKind kind, SourceText text, int start, int length)
    {
        foreach (var span in Spans)
        {
            if (span.Kind != kind && Overlaps(span, text, start, length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Overlaps(EntitySpan span, SourceText text, int start, int length) =>
        span.Source == text.Source && start < span.Start + span.Length && span.Start < start + length;
}
