using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace InquiryAssistant.Service.Tests.Infrastructure;

/// <summary>The service as a process of its own, as it ships.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder printed = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ServiceProcess(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "InquiryAssistant.Service.dll"));
        // It lives for seconds: to watch its code for what could be compiled better costs more than that brings.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The service ended before it listened."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Task<Uri> AddressAsync() => listening.Task.WaitAsync(TimeSpan.FromSeconds(120), TestContext.Current.CancellationToken);

    /// <summary>Gives it no processor any more, as a machine that stalls does.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on as if nothing had been.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>Whether it has printed these words.</summary>
    public bool HasSaid(string words)
    {
        lock (printed)
        {
            return printed.ToString().Contains(words, StringComparison.Ordinal);
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Ends it at once, as kill -9 does.</summary>
    public async Task<string> StopAsync()
    {
        process.Kill(entireProcessTree: true);
        return (await EndAsync()).Printed;
    }

    public async Task<(int Code, string Printed)> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(120), TestContext.Current.CancellationToken);
        process.WaitForExit();
        lock (printed)
        {
            return (process.ExitCode, printed.ToString());
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private void Take(string? line)
    {
        lock (printed)
        {
            printed.AppendLine(line);
        }

        if (line?.Contains("Now listening on", StringComparison.Ordinal) == true && Regex.Match(line, @"http://127\.0\.0\.1:\d+") is { Success: true } address)
        {
            listening.TrySetResult(new Uri(address.Value));
        }
    }
}
