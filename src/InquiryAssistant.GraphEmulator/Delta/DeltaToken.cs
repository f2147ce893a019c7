using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Delta;

/// <summary>What a link of a delta query carries. It is opaque to the client, bound to mailbox and folder, and dies with the generation of the mailbox or by age.</summary>
internal sealed record DeltaToken(Guid Generation, DateTimeOffset Issued, DeltaOptions Options, DeltaPosition Position)
{
    private const int MarkLength = 8;
    private const int Longest = 16_000;

    /// <summary>The token as it stands in a link.</summary>
    public string Write(Mailbox mailbox, MailFolder folder)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(this);
        return Base64Url.EncodeToString([.. Mark(payload, mailbox, folder), .. payload]);
    }

    /// <summary>Reads a token out of a link.</summary>
    /// <exception cref="GraphException">Expired: the status and code the options name. 400 SyncStateInvalid: no token, or one of another folder.</exception>
    public static DeltaToken Read(string text, Mailbox mailbox, MailFolder folder, Emulation emulation)
    {
        var token = Parse(text, mailbox, folder) ?? throw new GraphException(400, "SyncStateInvalid", "The sync state is not valid.");
        var life = emulation.Options.DeltaTokenLife;
        if (token.Generation != mailbox.SyncGeneration || (life is not null && emulation.Clock.GetUtcNow() - token.Issued > life))
        {
            var options = emulation.Options;
            throw new GraphException(
                options.ExpiredDeltaStatus,
                options.ExpiredDeltaCode,
                $"The sync state generation is not found; generation={token.Generation:N};[highest={mailbox.SyncGeneration:N}].");
        }

        return token;
    }

    private static DeltaToken? Parse(string text, Mailbox mailbox, MailFolder folder)
    {
        if (text.Length is 0 or > Longest || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        // The mark makes sure that only what was written here is read, so that the JSON inside needs no checks of its own.
        return bytes.Length > MarkLength && bytes.AsSpan(0, MarkLength).SequenceEqual(Mark(bytes.AsSpan(MarkLength), mailbox, folder))
            ? JsonSerializer.Deserialize<DeltaToken>(bytes.AsSpan(MarkLength))
            : null;
    }

    private static byte[] Mark(ReadOnlySpan<byte> payload, Mailbox mailbox, MailFolder folder) =>
        SHA256.HashData([.. Encoding.ASCII.GetBytes($"{mailbox.UserId:N}|{folder.Number}|"), .. payload])[..MarkLength];
}
