using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Graph;

/// <summary>Names every fault of section <c>Graph</c> at once, each with its key; the values, secrets among them, are not repeated.</summary>
internal sealed class GraphOptionsValidation : IValidateOptions<GraphOptions>
{
    public ValidateOptionsResult Validate(string? name, GraphOptions options)
    {
        var faults = Ranges(options).Concat(Addresses(options)).Concat(options.Mode == GraphMode.Tenant ? Tenant(options) : []).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Ranges(GraphOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        foreach (var fault in faults)
        {
            yield return Fault(fault.MemberNames.First(), $"is out of range: {fault.ErrorMessage}");
        }

        if (options.TryTimeout > options.TotalTimeout)
        {
            yield return Fault(nameof(options.TryTimeout), "is longer than Graph:TotalTimeout, so no request could be repeated.");
        }
    }

    private static IEnumerable<string> Addresses(GraphOptions options)
    {
        if (options.BaseUrl.Length > 0 && !(Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))))
        {
            yield return Fault(nameof(options.BaseUrl), "is not an https address (http is accepted on the loopback only).");
        }

        if (options.Mailbox.Length > 0 && !options.Mailbox.Contains('@', StringComparison.Ordinal))
        {
            yield return Fault(nameof(options.Mailbox), "is not a mail address.");
        }
    }

    private static IEnumerable<string> Tenant(GraphOptions options)
    {
        foreach (var (key, value) in new[] { (nameof(options.TenantId), options.TenantId), (nameof(options.ClientId), options.ClientId), (nameof(options.Mailbox), options.Mailbox) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return Fault(key, "is missing; Graph:Mode=Tenant needs it.");
            }
        }

        if (options.ClientSecret.Length == 0 && options.CertificatePath.Length == 0)
        {
            yield return Fault(nameof(options.CertificatePath), "is missing; Graph:Mode=Tenant needs a certificate, or Graph:ClientSecret in its place.");
        }

        if (options.CertificatePath.Length > 0 && !File.Exists(options.CertificatePath))
        {
            yield return Fault(nameof(options.CertificatePath), "names a file that does not exist.");
        }
    }

    private static string Fault(string key, string what) => $"{GraphOptions.Section}:{key} {what}";
}
