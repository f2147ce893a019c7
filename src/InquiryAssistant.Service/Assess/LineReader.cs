using System.Buffers;
using System.IO.Pipelines;

namespace InquiryAssistant.Service.Assess;

/// <summary>Lines of a stream as bytes, so that broken UTF-8 in one line harms no other.</summary>
internal static class LineReader
{
    /// <summary>Every line without its end; the last one needs none. Lines are cut off from nothing: a line may be as large as memory allows.</summary>
    public static async IAsyncEnumerable<byte[]> ReadAsync(Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream);
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return buffer.Slice(0, end).ToArray();
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (result.IsCompleted)
            {
                if (buffer.Length > 0)
                {
                    yield return buffer.ToArray();
                }

                yield break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
