namespace InquiryAssistant.Core.Entities.Evidence;

/// <summary>What a message offers for a decision, named as its field in the corpus: the candidate's value as text, its cues, and whether the rules alone would take it.</summary>
internal readonly record struct LoggedCandidate(string Decision, string Text, int[] Cues, bool IsRead);

/// <summary>Keeps the candidates of a message for learning; no log is kept when mail is judged.</summary>
internal sealed class EvidenceLog
{
    private readonly List<LoggedCandidate> _candidates = [];

    public IReadOnlyList<LoggedCandidate> Candidates => _candidates;

    public void Add(string decision, string text, CueSheet sheet, bool isRead) => _candidates.Add(new(decision, text, sheet.Cues(), isRead));
}
