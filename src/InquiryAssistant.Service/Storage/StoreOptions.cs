namespace InquiryAssistant.Service.Storage;

/// <summary>Which database keeps what the product must remember.</summary>
public enum StoreProvider
{
    /// <summary>A file beside the service; no set-up. The default.</summary>
    Sqlite,

    /// <summary>PostgreSQL, for several processes.</summary>
    Postgres,
}

/// <summary>The product's own database. Section <c>Store</c>. It holds ids, hashes and decisions, never mail text.</summary>
public sealed class StoreOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Store";

    /// <summary>Sqlite or Postgres. Default: Sqlite, and Postgres with Engine=Distributed.</summary>
    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    /// <summary>ADO.NET connection string. Default for Sqlite: a file <c>inquiry-assistant.db</c> in the service's folder; in Demo mode a temporary one, because the demo mailbox starts anew each time too.</summary>
    public string ConnectionString { get; set; } = "";
}
