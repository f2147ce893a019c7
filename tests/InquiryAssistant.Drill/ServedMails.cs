using System.Text.Json.Nodes;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Graph;

namespace InquiryAssistant.Drill;

/// <summary>A line of the corpus: the Graph message that is delivered, and the mail that is read from a mailbox in which it lies.</summary>
internal sealed record ServedMail(JsonObject Delivered, MailMessage Read);

/// <summary>Reads corpus mail as the service will: Graph keeps a body cleaned and laid out anew, so what is read is not what was sent, and its verdict may be another.</summary>
internal static class ServedMails
{
    /// <summary>A mailbox that the service does not know.</summary>
    private const string Aside = "aside@exporter.example";

    /// <summary>Puts each line into a mailbox of its own kind and reads it back with the product's Graph client. To be called before faults are set; the counters start anew afterwards.</summary>
    public static async Task<IReadOnlyList<ServedMail>> ReadAsync(IEnumerable<JsonObject> lines, EmulatorControl emulator, Uri graph)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Graph:BaseUrl"] = graph.AbsoluteUri.TrimEnd('/'), ["Graph:Mailbox"] = Aside });
        builder.Services.AddSingleton(TimeProvider.System).AddGraphMailbox();
        using var host = builder.Build();
        var mailbox = host.Services.GetRequiredService<GraphMailbox>();
        var served = new List<ServedMail>();
        foreach (var line in lines)
        {
            var message = line["message"]!.DeepClone().AsObject();
            message.Remove("receivedDateTime");
            var lies = await emulator.DeliverAsync(Aside, message);
            served.Add(new(message, await mailbox.FindAsync(lies.ImmutableId, CancellationToken.None) ?? throw new InvalidOperationException("A delivered mail is gone.")));
        }

        await emulator.ResetCountersAsync();
        return served;
    }
}
