namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>What a part of a signature looks like by its own words, read once for the decisions about it and about its neighbours.</summary>
/// <param name="Kind">What it most likely is, as <see cref="SegmentKinds"/> numbers it.</param>
/// <param name="IsTitle">Like a title.</param>
/// <param name="HasLegalForm">Bears a legal form of companies.</param>
/// <param name="SpellsDomain">Spells the name in the sender's domain.</param>
/// <param name="Name">The person's name in it, without honorifics; null when it is none.</param>
internal readonly record struct PartFacts(int Kind, bool IsTitle, bool HasLegalForm, bool SpellsDomain, Segment? Name)
{
    /// <summary>The facts of each part.</summary>
    public static PartFacts[] Of(EntityData data, IReadOnlyList<Segment> segments, string label)
    {
        var facts = new PartFacts[segments.Count];
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = Of(data, segments[i], label);
        }

        return facts;
    }

    private static PartFacts Of(EntityData data, Segment segment, string label)
    {
        if (segment.Text.Contains('@'))
        {
            return new(SegmentKinds.MailAddress, false, false, false, null);
        }

        if (segment.Words > SegmentKinds.LongestOther)
        {
            return new(SegmentKinds.Sentence, false, false, false, null);
        }

        var isTitle = TitleReader.IsTitle(segment);
        var hasLegalForm = CompanyReader.HasLegalForm(segment);
        var spellsDomain = label.Length >= SenderParts.ShortestLabel && CompanyLabel.Matches(segment.Text, label);
        var name = NameRules.Person(data, segment);
        return new(SegmentKinds.Of(data, segment, hasLegalForm || spellsDomain, isTitle, name is not null), isTitle, hasLegalForm, spellsDomain, name);
    }
}
