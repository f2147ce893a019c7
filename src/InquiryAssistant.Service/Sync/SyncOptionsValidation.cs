using System.ComponentModel.DataAnnotations;
using InquiryAssistant.Graph;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync;

/// <summary>Names every fault of section <c>Sync</c> at once, each with its key.</summary>
internal sealed class SyncOptionsValidation(IConfiguration configuration) : IValidateOptions<SyncOptions>
{
    public ValidateOptionsResult Validate(string? name, SyncOptions options)
    {
        var faults = Ranges(options).Concat(Places(options)).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Ranges(SyncOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        foreach (var fault in faults)
        {
            yield return Fault(fault.MemberNames.First(), $"is out of range: {fault.ErrorMessage}");
        }

        if (options.ShortestSweep > options.LongestSweep)
        {
            yield return Fault(nameof(options.ShortestSweep), "is longer than Sync:LongestSweep.");
        }
    }

    private IEnumerable<string> Places(SyncOptions options)
    {
        var isTenant = string.Equals(configuration["Graph:Mode"], nameof(GraphMode.Tenant), StringComparison.OrdinalIgnoreCase);
        if (options.NotificationBaseUrl.Length > 0 && !(Uri.TryCreate(options.NotificationBaseUrl, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && !isTenant)) && url.Query.Length == 0))
        {
            yield return Fault(nameof(options.NotificationBaseUrl), "is not an https address without a query (http is accepted on the loopback in Demo mode only).");
        }

        if (options.MailboxesFile.Length == 0)
        {
            yield break;
        }

        if (!File.Exists(options.MailboxesFile))
        {
            yield return Fault(nameof(options.MailboxesFile), "names a file that does not exist.");
        }
        else if (!isTenant && string.IsNullOrEmpty(configuration["Graph:BaseUrl"]))
        {
            yield return Fault(nameof(options.MailboxesFile), "makes no sense with the embedded demo mailbox, which is the only one there; set Graph:BaseUrl or Graph:Mode=Tenant.");
        }
        else if (Mailboxes.MailboxesFile.FirstFault(options.MailboxesFile) is { } line)
        {
            yield return Fault(nameof(options.MailboxesFile), $"cannot be read in line {line}: each is one JSON object with a mail address in \"address\".");
        }
    }

    private static string Fault(string key, string what) => $"{SyncOptions.Section}:{key} {what}";
}
