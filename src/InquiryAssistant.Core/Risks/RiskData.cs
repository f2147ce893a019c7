using System.Collections.Frozen;
using System.Text.Json;
using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Risks;

/// <summary>Lists of <c>risks/known-services.json</c>: services, free-mail providers, endings and mailboxes.</summary>
internal sealed class RiskData
{
    private RiskData(JsonElement file, IEnumerable<string> customers)
    {
        Services = Set(file, "services");
        ServiceEndings = Set(file, "serviceEndings");
        FreeMail = Set(file, "freeMail");
        GenericEndings = Set(file, "genericEndings");
        SecondLevel = Set(file, "secondLevel");
        Decoration = Set(file, "decoration");
        DangerousEndings = Set(file, "dangerousEndings");
        ArchiveEndings = Set(file, "archiveEndings");
        DocumentEndings = Set(file, "documentEndings");
        MachineMailboxes = Set(file, "machineMailboxes");
        SellingMailboxes = Set(file, "sellingMailboxes");
        BuyingMailboxes = Set(file, "buyingMailboxes");
        MassLinkMarks = [.. file.GetProperty("massLinkMarks").EnumerateArray().Select(e => e.GetString()!)];
        Customers = [.. customers.Select(c => DomainName.Parse(c, this))];
    }

    /// <summary>Domains of the company's customers, as the company lists them; empty when it does not.</summary>
    public IReadOnlyList<DomainName> Customers { get; }

    public FrozenSet<string> Services { get; }

    /// <summary>Endings under which the services themselves write; the last two are the reserved ones of examples and tests.</summary>
    public FrozenSet<string> ServiceEndings { get; }

    public FrozenSet<string> FreeMail { get; }

    public FrozenSet<string> GenericEndings { get; }

    public FrozenSet<string> SecondLevel { get; }

    public FrozenSet<string> Decoration { get; }

    public FrozenSet<string> DangerousEndings { get; }

    public FrozenSet<string> ArchiveEndings { get; }

    public FrozenSet<string> DocumentEndings { get; }

    public FrozenSet<string> MachineMailboxes { get; }

    public FrozenSet<string> SellingMailboxes { get; }

    public FrozenSet<string> BuyingMailboxes { get; }

    /// <summary>What stands in the addresses of a mass mailer's links.</summary>
    public List<string> MassLinkMarks { get; }

    /// <summary>Reads the built-in lists.</summary>
    /// <param name="customers">Domains of the company's customers.</param>
    public static RiskData Load(IEnumerable<string> customers)
    {
        using var file = EmbeddedData.Open("risks/known-services.json");
        return new RiskData(file.RootElement, customers);
    }

    private static FrozenSet<string> Set(JsonElement file, string name) =>
        file.GetProperty(name).EnumerateArray().Select(e => e.GetString()!).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
