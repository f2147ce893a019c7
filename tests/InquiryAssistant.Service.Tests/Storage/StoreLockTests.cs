using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Storage;

/// <summary>One SQLite file is one service's: two would each take the other's work for that of a dead one.</summary>
public sealed class StoreLockTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("inquiry-lock-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task ASecondServiceOnTheSameFile_IsRefusedInWords_UntilTheFirstIsDead()
    {
        var file = Path.Combine(folder, "store.db");
        using var first = Start(file);
        await first.AddressAsync();
        var link = Path.Combine(folder, "link.db");
        File.CreateSymbolicLink(link, file);

        foreach (var name in (string[])[file, link])
        {
            using var second = Start(name);
            var (code, printed) = await second.EndAsync();

            Assert.Equal(2, code);
            Assert.Contains(file, printed, StringComparison.Ordinal);
            Assert.Contains("Store:ConnectionString", printed, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", printed, StringComparison.Ordinal);
        }

        await first.StopAsync();
        using var third = Start(file);
        await third.AddressAsync();
    }

    private static ServiceProcess Start(string file) => new(["--Urls", "http://127.0.0.1:0", "--Store:ConnectionString", $"Data Source={file}"]);
}
