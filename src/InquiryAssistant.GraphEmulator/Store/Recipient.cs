namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>Name and address of a person on a message.</summary>
internal sealed record Recipient(string? Name, string Address)
{
    public bool Is(string address) => Address.Equals(address, StringComparison.OrdinalIgnoreCase);
}
