using System.Text.RegularExpressions;

namespace InquiryAssistant.GraphEmulator.Replies;

/// <summary>Subject of an answer: <c>RE: </c> or <c>FW: </c> before the normalised subject (MS-OXCMAIL 2.2.3.2.6.1).</summary>
internal static partial class ReplySubject
{
    private const int Longest = 255;

    public static string Of(ReplyKind kind, string subject)
    {
        var full = (kind == ReplyKind.Forward ? "FW: " : "RE: ") + Normalized(subject);
        return full.Length < Longest ? full : full[..(Longest - 1)];
    }

    /// <summary>Without one prefix of one to three characters, such as <c>Re: </c> or <c>AW: </c>; longer prefixes are part of the subject.</summary>
    public static string Normalized(string subject) => Prefix().Replace(subject, "", 1);

    [GeneratedRegex(@"^[^\s\d\p{P}]{1,3}: ")]
    private static partial Regex Prefix();
}
