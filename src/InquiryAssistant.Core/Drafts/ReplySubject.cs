namespace InquiryAssistant.Core.Drafts;

/// <summary>The subject Exchange gives a reply. Shown before the draft exists; the draft itself keeps what Exchange wrote.</summary>
/// <remarks>MS-OXCMAIL 2.2.3.2.6.1: one prefix of one to three letters and ": " is taken off, then "RE: " put in front.</remarks>
public static class ReplySubject
{
    /// <summary>"Re: x", "AW: x" and "x" all give "RE: x"; a longer prefix stays.</summary>
    public static string Of(string subject)
    {
        var colon = subject.IndexOf(": ", StringComparison.Ordinal);
        var hasPrefix = colon is >= 1 and <= 3 && subject.Take(colon).All(char.IsLetter);
        return "RE: " + (hasPrefix ? subject[(colon + 2)..] : subject);
    }
}
