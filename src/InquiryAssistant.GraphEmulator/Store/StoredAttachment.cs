namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>A file on a message. <paramref name="Size"/> is the declared one, which for a corpus file differs from the bytes generated in its place.</summary>
internal sealed record StoredAttachment(
    Guid Key, string Name, string? ContentType, byte[] Content, int Size, bool IsInline, string? ContentId, string? ContentLocation, DateTimeOffset Modified);
