using InquiryAssistant.Core.Entities.Evidence;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Weighs for each part of signature, last lines and From name whether it is the sender's name, title or company; the rules' word is one of the cues.</summary>
internal sealed class SenderEvidence
{
    /// <summary>As the decisions are named in the weights file.</summary>
    public const string Contact = "contact";

    /// <inheritdoc cref="Contact"/>
    public const string JobTitle = "jobTitle";

    /// <inheritdoc cref="Contact"/>
    public const string Company = "company";

    /// <summary>More parts than these are a list of addresses; the rules alone decide about the others.</summary>
    private const int MostParts = 60;

    private static readonly CueWeights[] _weights = [CueWeights.Load(Contact, SegmentCues.Book), CueWeights.Load(JobTitle, SegmentCues.Book), CueWeights.Load(Company, SegmentCues.Book)];

    private static readonly string[] _decisions = [Contact, JobTitle, Company];

    private readonly EntityData _data;
    private readonly SenderParts _parts;
    private readonly CueSheet _sheet = new(SegmentCues.Book);
    private readonly (double Score, int Place)[] _best = [(double.MinValue, NoPart), (double.MinValue, NoPart), (double.MinValue, NoPart)];

    private const int NoPart = -2;

    private const int ByRule = -1;

    public SenderEvidence(EntityData data, SenderParts parts, EvidenceLog? log)
    {
        (_data, _parts) = (data, parts);
        for (var i = 0; i < parts.All.Count && i < MostParts; i++)
        {
            if (parts.MayName(i))
            {
                SegmentCues.Mark(_sheet, parts, i);
                Weigh(i, log);
            }
        }

        foreach (var (decision, value) in (ReadOnlySpan<(int, string?)>)[(0, parts.Contact), (1, parts.Title), (2, parts.Company)])
        {
            if (value is not null && !IsPart(value))
            {
                SegmentCues.MarkOnly(_sheet, parts, value);
                Weigh(ByRule, log, decision, value);
            }
        }
    }

    /// <summary>The sender's name; null when nothing is one.</summary>
    public string? ChosenContact(string? byRule) => Chosen(0) switch
    {
        NoPart => null,
        ByRule => byRule,
        var place => ContactOf(place),
    };

    /// <summary>His title with what it says; null when nothing is one.</summary>
    public (Segment Segment, TitleRole Role)? ChosenTitle((Segment Segment, TitleRole Role)? byRule) => Chosen(1) switch
    {
        NoPart => null,
        ByRule => byRule,
        var place => byRule is { } title && title.Segment.Text.SequenceEqual(_parts.All[place].Text) ? byRule : (_parts.All[place], TitleReader.RoleOf(_data, _parts.All[place])),
    };

    /// <summary>His house; null when nothing is one.</summary>
    public Segment? ChosenCompany(Segment? byRule) => Chosen(2) switch
    {
        NoPart => null,
        ByRule => byRule,
        var place => byRule is { } company && (_parts.All[place].Text.Contains(company.Text, StringComparison.Ordinal) || company.Text.Contains(_parts.All[place].Text, StringComparison.Ordinal)) ? byRule : _parts.All[place],
    };

    private int Chosen(int decision) => _best[decision].Score > _weights[decision].Border ? _best[decision].Place : NoPart;

    private void Weigh(int place, EvidenceLog? log)
    {
        for (var decision = 0; decision < _weights.Length; decision++)
        {
            Weigh(place, log, decision, log is null ? "" : decision == 0 ? ContactOf(place) : _parts.All[place].Text.ToString());
        }
    }

    private void Weigh(int place, EvidenceLog? log, int decision, string value)
    {
        log?.Add(_decisions[decision], value, _sheet, place == ByRule);
        var score = _sheet.Score(_weights[decision]);
        if (score > _best[decision].Score)
        {
            _best[decision] = (score, place);
        }
    }

    /// <summary>The name without honorifics; as the rules read it where they found it in the part or in more parts.</summary>
    private string ContactOf(int place)
    {
        var part = _parts.All[place];
        return _parts.Contact is { } contact && (part.Text.Contains(contact, StringComparison.Ordinal) || contact.AsSpan().Contains(part.Text, StringComparison.Ordinal)) ? contact
            : (_parts.Facts[place].Name ?? part).Text.ToString();
    }

    private bool IsPart(string value)
    {
        for (var i = 0; i < _parts.All.Count && i < MostParts; i++)
        {
            if (_parts.All[i].Text.SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }
}
