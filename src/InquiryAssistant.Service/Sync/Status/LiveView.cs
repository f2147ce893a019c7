namespace InquiryAssistant.Service.Sync.Status;

/// <summary>Something that the event stream shows whenever it has changed.</summary>
/// <param name="Event">The event's name.</param>
/// <param name="ReadAsync">What is there now, each thing under a key of its own.</param>
internal sealed record LiveView(string Event, Func<CancellationToken, Task<IReadOnlyDictionary<string, object>>> ReadAsync);
