using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>All parts that may name the sender, with what the rules read.</summary>
internal sealed class SenderParts
{
    /// <summary>Shorter labels of domains spell too many words.</summary>
    public const int ShortestLabel = 4;

    /// <summary>Longer parts are sentences.</summary>
    private const int Longest = 80;

    public SenderParts(SenderLines lines, string? contact, string? title, string? company)
    {
        (Lines, Contact, Title, Company) = (lines, contact, title, company);
        FoldedContact = contact is null ? "" : Folding.Fold(contact);
        All = new(lines.Block.Count + lines.Display.Count);
        Facts = new(All.Capacity);
        Add(lines.Block, lines.BlockFacts, onlySigned: lines.Block.Count > 0 && lines.Block[0].InSignature);
        BlockCount = All.Count;
        Add(lines.Display, lines.DisplayFacts, onlySigned: false);

        ContactPlace = contact is null ? -1 : All.FindIndex(0, BlockCount, s => s.Text.SequenceEqual(contact) || s.Length > 2 && contact.AsSpan().Contains(s.Text, StringComparison.Ordinal));
    }

    public SenderLines Lines { get; }

    /// <summary>The contact by rule.</summary>
    public string? Contact { get; }

    public string FoldedContact { get; }

    /// <summary>The title by rule.</summary>
    public string? Title { get; }

    /// <summary>The company by rule.</summary>
    public string? Company { get; }

    /// <summary>The parts of the signature, or without one of the last lines, then those of the From name.</summary>
    public List<Segment> All { get; }

    /// <summary>How many of them stand in signature and last lines.</summary>
    public int BlockCount { get; }

    /// <summary>What each looks like by itself.</summary>
    public List<PartFacts> Facts { get; }

    /// <summary>Which part bears the contact; -1 when none does.</summary>
    public int ContactPlace { get; }

    /// <summary>Whether the part shares a word with the From name, or a part of the From name with the signature.</summary>
    public bool SharesWord(Segment segment, bool isShown)
    {
        var (from, to) = isShown ? (0, BlockCount) : (BlockCount, All.Count);
        for (var i = from; i < to; i++)
        {
            if (NameRules.Share(segment.Folded, All[i].Folded))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the part may name the sender: sentences, greetings and addresses of mail do not, unless the rules say so.</summary>
    public bool MayName(int place) =>
        Facts[place].Kind is not (SegmentKinds.MailAddress or SegmentKinds.Closing or SegmentKinds.Sentence)
        || All[place].Text.SequenceEqual(Contact) || All[place].Text.SequenceEqual(Title) || All[place].Text.SequenceEqual(Company);

    private void Add(IReadOnlyList<Segment> segments, PartFacts[] facts, bool onlySigned)
    {
        for (var i = 0; i < facts.Length; i++)
        {
            var segment = segments[i];
            if (segment.Length is > 0 and <= Longest && (!onlySigned || segment.InSignature))
            {
                All.Add(segment);
                Facts.Add(facts[i]);
            }
        }
    }
}
