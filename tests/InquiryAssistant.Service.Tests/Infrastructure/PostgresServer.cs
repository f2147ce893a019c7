using System.Diagnostics;
using InquiryAssistant.Service.Tests.Infrastructure;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace InquiryAssistant.Service.Tests.Infrastructure;

/// <summary>A real PostgreSQL server for all tests: the one that <c>tests/run</c> started, else a throw-away one of our own. Started when the first test asks for it.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private string? folder;
    private string? server;

    /// <summary>Connection string of a new, empty database.</summary>
    public async Task<string> DatabaseAsync()
    {
        await gate.WaitAsync();
        try
        {
            server ??= Environment.GetEnvironmentVariable("INQUIRY_TESTS_POSTGRES") is { Length: > 0 } given ? given : await StartAsync();
        }
        finally
        {
            gate.Release();
        }

        var name = $"test_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 40 }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (folder is not null)
        {
            await RunAsync("stop", folder);
        }
    }

    private async Task<string> StartAsync()
    {
        folder = Directory.CreateTempSubdirectory("inquiry-tests-").FullName;
        return (await RunAsync("start", folder)).Trim();
    }

    private static async Task<string> RunAsync(string command, string folder)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, WorkingDirectory = Repository() };
        start.ArgumentList.Add("tests/postgres");
        start.ArgumentList.Add(command);
        start.ArgumentList.Add(folder);
        using var process = Process.Start(start)!;
        // The server inherits standard output, so it is read line by line and not to its end.
        var line = await process.StandardOutput.ReadLineAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, "PostgreSQL could not be started; install it with: apt-get install postgresql");
        return line ?? "";
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InquiryAssistant.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
