namespace InquiryAssistant.Core.Entities.Evidence;

/// <summary>The cues of one kind of candidate: each has a name, as its weights file writes it, and a number.</summary>
internal sealed class CueBook
{
    private readonly List<string> _names = [];

    /// <summary>How many there are.</summary>
    public int Count => _names.Count;

    /// <summary>The names by number.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>A cue that is there or not; its number.</summary>
    public int Cue(string name)
    {
        _names.Add(name);
        return _names.Count - 1;
    }

    /// <summary>Cues of which a candidate mostly bears one, named "family: member"; the number of the first, the others follow in order.</summary>
    public int Family(string family, params ReadOnlySpan<string> members)
    {
        var first = _names.Count;
        foreach (var member in members)
        {
            _names.Add($"{family}: {member}");
        }

        return first;
    }

    /// <summary>Cues numbered from 0: "family: 0" to "family: most".</summary>
    public int Steps(string family, int most)
    {
        var first = _names.Count;
        for (var i = 0; i <= most; i++)
        {
            _names.Add($"{family}: {i}");
        }

        return first;
    }
}
