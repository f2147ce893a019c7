namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>The follow-up flag: status and its dates as <c>dateTimeTimeZone</c> pairs.</summary>
internal sealed record FlagState(string Status, ZonedTime? Start, ZonedTime? Due, ZonedTime? Completed)
{
    public static FlagState None { get; } = new("notFlagged", null, null, null);
}

/// <summary>A local time and the name of its zone, kept as written.</summary>
internal sealed record ZonedTime(string DateTime, string TimeZone);
