namespace InquiryAssistant.Service.Sync.Engine;

/// <summary>Who does the work of keeping mailboxes tagged. Setting <c>Engine</c>.</summary>
internal enum EngineKind
{
    /// <summary>This process alone; its timetable lies in a SQLite file beside the store. The default.</summary>
    Embedded,

    /// <summary>All processes that share one PostgreSQL database.</summary>
    Distributed,
}
