using InquiryAssistant.Service.Sync.Engine;

namespace InquiryAssistant.Service.Storage;

/// <summary>Keeps the files of the embedded engine for one service. A lock of the system on a file beside them: it goes with the process, however that ends, and commands that work beside a service do not ask for it.</summary>
internal sealed class StoreLock(StorePlaces places, IConfiguration configuration) : IDisposable
{
    private const string Suffix = ".lock";

    private FileStream? held;

    /// <summary>Takes it; writes to standard error and answers false when another service has it.</summary>
    public bool TryTake()
    {
        if (EngineRegistration.EngineOf(configuration) != EngineKind.Embedded || places.Temporary is not null)
        {
            return true;
        }

        var file = Place();
        try
        {
            held = new FileStream(file + Suffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception failure) when (failure is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // Where nobody may write, the store itself says so.
            return true;
        }
        catch (IOException)
        {
            Console.Error.WriteLine($"Another service works with {file}, so this one does not start.");
            Console.Error.WriteLine("  Stop the other one, or give this one a store of its own (Store:ConnectionString). Several processes share one store with Engine=Distributed on PostgreSQL.");
            return false;
        }
    }

    public void Dispose() => held?.Dispose();

    /// <summary>The timetable's file, by whatever name the store is reached.</summary>
    private string Place()
    {
        var store = Path.GetFullPath(places.StoreFile);
        return StorePlaces.JobsFileOf(File.Exists(store) ? File.ResolveLinkTarget(store, returnFinalTarget: true)?.FullName ?? store : store);
    }
}
