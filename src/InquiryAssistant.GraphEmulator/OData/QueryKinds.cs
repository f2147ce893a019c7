namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>The query options a path takes; any other is refused.</summary>
[Flags]
internal enum QueryKinds
{
    None = 0,
    Select = 1,
    Filter = 2,
    OrderBy = 4,
    Top = 8,
    Skip = 16,
    Count = 32,
    Expand = 64,
    Search = 128,
    IncludeHiddenFolders = 256,
    ChangeType = 512,
    SyncToken = 1024,

    /// <summary>What a list of messages takes.</summary>
    Messages = Select | Filter | OrderBy | Top | Skip | Count | Expand | Search,

    /// <summary>What a delta query of messages takes.</summary>
    Delta = Select | Filter | OrderBy | Top | Expand | ChangeType | SyncToken,
}
