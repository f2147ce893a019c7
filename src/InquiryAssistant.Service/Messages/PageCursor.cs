using System.Security.Cryptography;
using InquiryAssistant.Graph;
using Microsoft.AspNetCore.DataProtection;

namespace InquiryAssistant.Service.Messages;

/// <summary>Where a list goes on, as a text for the caller. It holds Graph's own link, which is followed with our token: sealed, so that no caller can write one of his own
/// and read another mailbox, or have the token sent elsewhere.</summary>
/// <remarks>The key lives as long as the process: after a restart a list is started again.</remarks>
internal sealed class PageCursor(ILoggerFactory loggers)
{
    private readonly IDataProtector protector = new EphemeralDataProtectionProvider(loggers).CreateProtector("InquiryAssistant.PageCursor");

    public string? Seal(MailPage page) => page.Next is { } link ? protector.Protect(link.AbsoluteUri) : null;

    /// <summary>The link, or null when the text is not one that <see cref="Seal"/> gave.</summary>
    public Uri? Open(string cursor)
    {
        try
        {
            return new Uri(protector.Unprotect(cursor));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
