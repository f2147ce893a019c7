using System.Diagnostics;
using System.Text.RegularExpressions;

namespace InquiryAssistant.Drill;

/// <summary>A program of ours in a process of its own: started, waited for, killed.</summary>
internal sealed class ChildProgram : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StreamWriter log;
    private readonly Lock gate = new();

    private ChildProgram(ProcessStartInfo start, Regex listening, string logFile)
    {
        log = new StreamWriter(logFile, append: true) { AutoFlush = true };
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, listening);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"A program ended before it listened; see {logFile}."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a built project and waits until it tells where it listens.</summary>
    /// <param name="project">Its name.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="listening">What it prints then; the first group is the address.</param>
    /// <param name="logFile">Where its output goes.</param>
    public static async Task<(ChildProgram Program, Uri Address)> StartAsync(string project, IEnumerable<string> arguments, Regex listening, string logFile)
    {
        // Every project has a folder of its own below the one that ours is in: artifacts/bin/PROJECT/release.
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var assembly = Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, project + ".dll");
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var program = new ChildProgram(start, listening, logFile);
        try
        {
            return (program, await program.address.Task.WaitAsync(LongestStart));
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <summary>Processor time that it has taken so far; once it was killed, all that it took.</summary>
    public TimeSpan Processor
    {
        get
        {
            if (!process.HasExited)
            {
                process.Refresh();
                field = process.TotalProcessorTime;
            }

            return field;
        }
    }

    /// <summary>Memory that it holds now, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            _ = Processor;
            process.Kill();
            process.WaitForExit();
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
        lock (gate)
        {
            log.Dispose();
        }
    }

    private void Hear(string? line, Regex listening)
    {
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            if (log.BaseStream is { CanWrite: true })
            {
                log.WriteLine(line);
            }
        }

        if (listening.Match(line) is { Success: true } found)
        {
            address.TrySetResult(new Uri(found.Groups[1].Value));
        }
    }
}
