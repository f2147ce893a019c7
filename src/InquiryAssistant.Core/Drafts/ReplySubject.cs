namespace InquiryAssistant.Core.Drafts;

/// <summary>The subject Exchange gives a reply. Shown before the draft exists; the draft itself keeps what Exchange wrote.</summary>
/// <remarks>MS-OXCMAIL 2.2.3.2.6.1: one prefix of one to three characters (no digit, blank or punctuation) and ": " is taken off, then "RE: " put in front; the whole is
/// shorter than 255 characters.</remarks>
public static class ReplySubject
{
    private const int Longest = 254;

    /// <summary>"Re: x", "AW: x" and "x" all give "RE: x"; a longer prefix stays.</summary>
    public static string Of(string subject)
    {
        var reply = "RE: " + Normalized(subject);
        return reply.Length <= Longest ? reply : reply[..Longest];
    }

    /// <summary>Whether <paramref name="reply"/> keeps the subject of the matter. The prefix itself is Exchange's business and may be in the mailbox's language.</summary>
    public static bool Keeps(string reply, string subject)
    {
        var matter = Normalized(subject).Trim();
        var kept = Normalized(reply).Trim();
        return kept.Length > 0 || matter.Length == 0 ? kept.EndsWith(matter, StringComparison.Ordinal) || (reply.Length >= Longest - 1 && matter.StartsWith(kept, StringComparison.Ordinal)) : false;
    }

    private static string Normalized(string subject)
    {
        var colon = subject.IndexOf(": ", StringComparison.Ordinal);
        return colon is >= 1 and <= 3 && !subject.Take(colon).Any(c => char.IsWhiteSpace(c) || char.IsDigit(c) || char.IsPunctuation(c)) ? subject[(colon + 2)..] : subject;
    }
}
