using System.Data.Common;
using System.Globalization;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Hosting;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Mailboxes;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Sync.Backfills.Command;

/// <summary><c>backfill --mailbox X --days 90</c>: tags the earlier mail of a mailbox, with or without a running service beside it.</summary>
internal static class BackfillCommand
{
    /// <summary>Everything was read, but some mails could not be tagged.</summary>
    private const int SomeFailed = 1;

    private const int WrongCommandLine = StartCheck.WrongSettings;

    /// <summary>Graph or the store refused; the same command goes on.</summary>
    private const int Stopped = 3;

    /// <summary>Halted by Ctrl+C, as shells know it; the same command goes on.</summary>
    private const int Halted = 130;

    /// <summary>0 when all is tagged, 1 when some mails could not be, 2 for a wrong command line or settings, 3 when Graph or the store refused, 130 when halted.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (BackfillArguments.Read(args, errors) is not { } arguments)
        {
            return WrongCommandLine;
        }

        using var host = BackfillHost.Build(arguments);
        if (!host.SettingsAreRight())
        {
            return WrongCommandLine;
        }

        try
        {
            await host.StartAsync(cancellationToken);
            var code = await RunAsync(host, arguments, output, errors);
            await host.StopAsync(CancellationToken.None);
            return code;
        }
        catch (MailboxException failure)
        {
            await errors.WriteLineAsync(Advice(BackfillRunner.CodeOf(failure)));
            return Stopped;
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or { InnerException: DbException })
        {
            await errors.WriteLineAsync($"The store does not answer ({failure.GetType().Name}). Check Store:ConnectionString; the same command goes on where it stopped.");
            return Stopped;
        }
    }

    private static async Task<int> RunAsync(IHost host, BackfillArguments arguments, TextWriter output, TextWriter errors)
    {
        var services = host.Services;
        var (halt, time) = (services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping, services.GetRequiredService<TimeProvider>());
        var (graph, places) = (services.GetRequiredService<GraphOptions>(), services.GetRequiredService<StorePlaces>());
        if (places.Temporary is not null && graph.BaseUrl.Length > 0 && places.Provider == StoreProvider.Sqlite)
        {
            await errors.WriteLineAsync("Without Store:ConnectionString the Demo mode keeps how far it is in a temporary file: after a kill it looks through all mail again, and tags what is not tagged.");
        }

        var session = services.GetRequiredService<BackfillSession>();
        if (await session.BeginAsync(MailboxDirectory.KeyOf(arguments.Mailbox ?? graph.Mailbox), arguments, errors, halt) is not { } row)
        {
            return WrongCommandLine;
        }

        var started = time.GetTimestamp();
        var last = await session.RunAsync(row.Id, new ProgressLine(errors, ReferenceEquals(errors, Console.Error) && !Console.IsErrorRedirected, time), halt);
        return await TellAsync(last, services.GetRequiredService<BackfillRows>(), time.GetElapsedTime(started), halt.IsCancellationRequested, output, errors);
    }

    private static async Task<int> TellAsync(Backfill row, BackfillRows rows, TimeSpan took, bool isHalted, TextWriter output, TextWriter errors)
    {
        var sum = string.Create(CultureInfo.InvariantCulture, $"{row.Read:N0} mails read, {row.Tagged:N0} tagged, in {ProgressLine.Duration(took)}");
        switch (row.State)
        {
            case BackfillState.Done:
                await output.WriteLineAsync($"Done: {sum}.");
                var failures = await rows.FailuresAsync(row, CancellationToken.None);
                foreach (var (reason, count) in failures.OrderByDescending(f => f.Value))
                {
                    await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count:N0} could not be tagged: {reason}. They stand in the workbench under Automatic tagging, where they can be tried again."));
                }

                return failures.Count == 0 ? 0 : SomeFailed;
            case BackfillState.Paused when isHalted || row.FailureCode is null:
                await output.WriteLineAsync($"Halted: {sum}. The same command goes on.");
                return Halted;
            case BackfillState.Cancelled:
                await output.WriteLineAsync($"Ended by somebody else: {sum}.");
                return Halted;
            default:
                await errors.WriteLineAsync(Advice(row.FailureCode ?? ProblemCodes.GraphBusy));
                await output.WriteLineAsync($"Stopped: {sum}. The same command goes on.");
                return Stopped;
        }
    }

    /// <summary>What a person can do about it.</summary>
    private static string Advice(string code) => code switch
    {
        ProblemCodes.GraphNotSignedIn => "Microsoft Graph does not accept this service: renew Graph:ClientSecret or the file of Graph:CertificatePath.",
        ProblemCodes.FolderNotFound => "Microsoft Graph knows no such mailbox or folder: check --mailbox and --folder.",
        ProblemCodes.GraphBusy => "Microsoft Graph does not answer: check Graph:BaseUrl and the network.",
        _ when code.StartsWith("graph-403", StringComparison.Ordinal) => $"Microsoft Graph refused ({code}): give the application Mail.ReadWrite and MailboxSettings.ReadWrite for this mailbox.",
        _ => $"Microsoft Graph refused ({code}).",
    };
}
