using System.Text;

namespace InquiryAssistant.Core.Tests.Fuzzing;

/// <summary>Every charset .NET knows, code pages included.</summary>
internal static class Charsets
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Encoding> All { get; } =
        [.. Encoding.GetEncodings().Concat(CodePagesEncodingProvider.Instance.GetEncodings()).DistinctBy(e => e.CodePage).OrderBy(e => e.CodePage)
            .Select(e => CodePagesEncodingProvider.Instance.GetEncoding(e.CodePage) ?? Encoding.GetEncoding(e.CodePage))];
}
