using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace InquiryAssistant.Service.Sync;

/// <summary>A number that looks drawn by chance and is the same in every process and at every start.</summary>
internal static class Share
{
    /// <summary>From 0 up to 1, evenly over many names.</summary>
    public static double Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (uint.MaxValue + 1.0);
    }
}
