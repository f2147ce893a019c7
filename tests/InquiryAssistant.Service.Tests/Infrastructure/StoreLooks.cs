using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace InquiryAssistant.Service.Tests.Infrastructure;

/// <summary>Tells when the product has looked into a table for a value, so that a test can come in between that and what follows.</summary>
internal sealed class StoreLooks : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IDisposable> watched = [];
    private readonly string table;
    private readonly string value;

    public StoreLooks(string table, string value)
    {
        (this.table, this.value) = (table, value);
        watched.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Ends with the first look.</summary>
    public Task First => first.Task;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory)
        {
            watched.Add(value.Subscribe(this, static name => name == RelationalEventId.CommandExecuted.Name));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData { Command: { } command } && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal) && command.CommandText.Contains(table, StringComparison.Ordinal)
            && command.Parameters.Cast<DbParameter>().Any(p => Text(p.Value).Contains(this.value, StringComparison.Ordinal)))
        {
            first.TrySetResult();
        }
    }

    public void OnCompleted()
    {
        // It ends with the test.
    }

    public void OnError(Exception error)
    {
        // Nothing is sent that fails.
    }

    public void Dispose() => watched.ForEach(static w => w.Dispose());

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";

    private static string Text(object? value) => value is IEnumerable<string> several ? string.Join(' ', several) : value?.ToString() ?? "";
}
