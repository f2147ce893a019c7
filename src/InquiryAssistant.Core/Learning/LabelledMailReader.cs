using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Learning;

/// <summary>Reads lines of a labelled corpus.</summary>
public static class LabelledMailReader
{
    /// <summary>Reads one line; false with what is wrong in <paramref name="error"/>.</summary>
    /// <param name="line">One JSON object.</param>
    /// <param name="batch">Name of the file it comes from.</param>
    /// <param name="mail">What was read.</param>
    /// <param name="error">The member at fault.</param>
    public static bool TryRead(string line, string batch, [NotNullWhen(true)] out LabelledMail? mail, [NotNullWhen(false)] out string? error)
    {
        mail = null;
        try
        {
            using var document = JsonDocument.Parse(line);
            if (!AssessmentInput.TryRead(document.RootElement, out var input, out error))
            {
                return false;
            }

            mail = new LabelledMail(input.Id ?? "", batch, input.Conversation, TrueLabels.Read(document.RootElement.GetProperty("labels")));
            return true;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            error = exception.Message;
            return false;
        }
    }
}
