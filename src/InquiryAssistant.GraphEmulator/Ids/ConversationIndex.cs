using System.Buffers.Binary;

namespace InquiryAssistant.GraphEmulator.Ids;

/// <summary>The conversation index of MS-OXOMSG 2.2.1.3: a header of 22 bytes (1, five bytes of time, GUID) and five bytes for each answer.</summary>
internal static class ConversationIndex
{
    private const int HeaderLength = 22;

    public static byte[] Start(DateTimeOffset at, Guid conversation)
    {
        var index = new byte[HeaderLength];
        FileTime(at).AsSpan(0, 6).CopyTo(index);
        conversation.TryWriteBytes(index.AsSpan(6));
        return index;
    }

    public static byte[] Reply(byte[] parent, DateTimeOffset at)
    {
        var begun = new byte[8];
        parent.AsSpan(0, 6).CopyTo(begun);
        var passed = Math.Max(0, BinaryPrimitives.ReadInt64BigEndian(FileTime(at)) - BinaryPrimitives.ReadInt64BigEndian(begun));
        // Under 1.8 years the low 18 bits are dropped; above, the low 23 and the first bit says so.
        var delta = passed >> 49 == 0 ? (uint)(passed >> 18) & 0x7FFF_FFFF : (uint)(passed >> 23) | 0x8000_0000;
        var index = new byte[parent.Length + 5];
        parent.CopyTo(index, 0);
        BinaryPrimitives.WriteUInt32BigEndian(index.AsSpan(parent.Length), delta);
        index[^1] = (byte)((parent.Length - HeaderLength) / 5 & 0x0F);
        return index;
    }

    public static Guid Conversation(byte[] index) => new(index.AsSpan(6, 16));

    public static bool IsValid(byte[] index) => index.Length >= HeaderLength && index.Length <= 8192 && (index.Length - HeaderLength) % 5 == 0 && index[0] == 1;

    private static byte[] FileTime(DateTimeOffset at)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToFileTime());
        return bytes;
    }
}
