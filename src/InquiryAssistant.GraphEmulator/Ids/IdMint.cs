using System.Buffers.Binary;
using System.Text;

namespace InquiryAssistant.GraphEmulator.Ids;

/// <summary>Makes the ids of one mailbox, built byte by byte as decoded from real ones, so that lengths, prefixes and the mailbox inside are right.</summary>
internal sealed class IdMint(Guid mailbox, Guid store)
{
    private const int ItemLength = 113;
    private const int FolderLength = 89;
    private const int ImmutableLength = 54;
    private const int ConversationLength = 59;
    private const int AttachmentTail = 21;

    /// <summary>A message id of 152 characters (<c>AAMk…</c>): folder and item counter, so a move makes another.</summary>
    public string Item(long folder, long item)
    {
        var id = new byte[ItemLength];
        Header(id, 3, 70);
        var entry = id.AsSpan(43, 70);
        EntryId(entry, 7, folder);
        store.TryWriteBytes(entry[46..]);
        Counter(entry[62..68], item);
        return ExchangeId.Encode(id);
    }

    /// <summary>An immutable id of 72 characters (<c>AAkALgAA…</c>).</summary>
    public string Immutable(long item)
    {
        var id = new byte[ImmutableLength];
        id[1] = 9;
        id[3] = 46;
        var entry = id.AsSpan(5, 46);
        // The provider id that Exchange writes in front of every immutable entry id.
        Convert.FromHexString("1D840311AA6611CD9BC800AA002FC45A").CopyTo(entry[4..]);
        entry[20] = 13;
        mailbox.TryWriteBytes(entry[22..]);
        Counter(entry[38..44], item);
        return ExchangeId.Encode(id);
    }

    /// <summary>A folder id of 120 characters (<c>AAMk…</c>).</summary>
    public string Folder(long folder)
    {
        var id = new byte[FolderLength];
        Header(id, 3, 46);
        EntryId(id.AsSpan(43, 46), 1, folder);
        return ExchangeId.Encode(id);
    }

    /// <summary>A conversation id (<c>AAQk…</c>) that ends with the GUID of the conversation index.</summary>
    public string Conversation(Guid conversation)
    {
        var id = new byte[ConversationLength];
        Header(id, 4, 16);
        conversation.TryWriteBytes(id.AsSpan(43));
        return ExchangeId.Encode(id);
    }

    /// <summary>The GUID a conversation id ends with; null for what is no such id.</summary>
    public static Guid? ConversationOf(string? id) =>
        id is not null && ExchangeId.TryDecode(id, out var bytes) && bytes.Length == ConversationLength ? new Guid(bytes.AsSpan(ConversationLength - 16)) : null;

    /// <summary>An attachment id: the id of its message and a GUID.</summary>
    public static string Attachment(string messageId, Guid attachment)
    {
        ExchangeId.TryDecode(messageId, out var message);
        var id = new byte[message!.Length + AttachmentTail];
        message.CopyTo(id, 0);
        new byte[] { 1, 18, 0, 16, 0 }.CopyTo(id, message.Length);
        attachment.TryWriteBytes(id.AsSpan(message.Length + 5));
        return ExchangeId.Encode(id);
    }

    /// <summary>A change key of 40 characters (<c>CQAAABYAAAA…</c>).</summary>
    public string ChangeKey(long change)
    {
        var key = new byte[30];
        key[0] = 9;
        key[4] = 22;
        store.TryWriteBytes(key.AsSpan(8));
        Counter(key.AsSpan(24, 6), change);
        return Convert.ToBase64String(key);
    }

    public bool IsMessage(string text) => ExchangeId.TryDecode(text, out var id) && IsMessage(id);

    public bool IsFolder(string text) => ExchangeId.TryDecode(text, out var id) && id.Length == FolderLength && IsOurs(id, 3);

    public bool IsAttachment(string text) =>
        ExchangeId.TryDecode(text, out var id) && id.Length > AttachmentTail && IsMessage(id[..^AttachmentTail]);

    private bool IsMessage(byte[] id) => id.Length switch
    {
        ItemLength => IsOurs(id, 3),
        ImmutableLength => id[1] == 9 && id[3] == 46 && id.AsSpan(27, 16).SequenceEqual(mailbox.ToByteArray()),
        _ => false,
    };

    private bool IsOurs(byte[] id, byte kind) =>
        id[1] == kind && id[2] == 36 && id.AsSpan(4, 36).SequenceEqual(Encoding.ASCII.GetBytes(mailbox.ToString()));

    private void Header(Span<byte> id, byte kind, byte length)
    {
        id[1] = kind;
        id[2] = 36;
        Encoding.ASCII.GetBytes(mailbox.ToString(), id[4..]);
        id[41] = length;
    }

    private void EntryId(Span<byte> entry, byte type, long folder)
    {
        mailbox.TryWriteBytes(entry[4..]);
        entry[20] = type;
        store.TryWriteBytes(entry[22..]);
        Counter(entry[38..44], folder);
    }

    private static void Counter(Span<byte> six, long value)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, value);
        eight[2..].CopyTo(six);
    }
}
