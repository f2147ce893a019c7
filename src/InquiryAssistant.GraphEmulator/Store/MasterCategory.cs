namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>An entry of the master list of categories.</summary>
internal sealed record MasterCategory(Guid Id, string DisplayName, string Color)
{
    /// <summary>What a new mailbox has.</summary>
    public static IReadOnlyList<(string Name, string Color)> Presets { get; } =
    [
        ("Red category", "preset0"), ("Orange category", "preset1"), ("Yellow category", "preset3"),
        ("Green category", "preset4"), ("Blue category", "preset7"), ("Purple category", "preset8"),
    ];
}
