using System.Text.Json;
using InquiryAssistant.Benchmarks;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Fuzzing;

/// <summary>Sixteen times the text costs about sixteen times the work, whatever it is made of: bytes allocated exactly, CPU time with room for caches and a busy machine.</summary>
public sealed class LinearityTests(ITestOutputHelper output)
{
    private const int Times = 16;
    private const int Runs = 3;

    // Quadratic work would be 256 times as much. Buffers that double may come out twice as large as needed.
    private const double MostBytes = 30;
    private const double MostTime = 120;

    // Less is the ticking of the clock and the collector, not the text.
    private static readonly TimeSpan LeastMeasured = TimeSpan.FromMilliseconds(10);

    // Below the limit at which word readers stop, and beyond it, where only the body reader goes on.
    [Theory]
    [InlineData(BodyFormat.Text, 2_500)]
    [InlineData(BodyFormat.Html, 2_500)]
    [InlineData(BodyFormat.Text, 100_000)]
    [InlineData(BodyFormat.Html, 100_000)]
    public void Work_GrowsWithTheText(BodyFormat format, int length)
    {
        List<string> wrong = [];
        for (var kind = 0; kind < Giants.Fillings.Length; kind++)
        {
            var (small, large) = (Measure(format, Giants.Filled(kind, length)), Measure(format, Giants.Filled(kind, Times * length)));
            var (bytes, time) = (large.Bytes / (double)small.Bytes, large.Time / small.Time);
            var said = $"{JsonSerializer.Serialize(Giants.Fillings[kind])}: {bytes:f1} times the bytes, {time:f1} times the time, {large.Time.TotalMilliseconds:f1} ms";
            output.WriteLine(said);
            if (bytes > MostBytes || (time > MostTime && large.Time > LeastMeasured))
            {
                wrong.Add(said);
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>Bytes allocated and the least CPU time of several runs.</summary>
    private static (long Bytes, TimeSpan Time) Measure(BodyFormat format, string text)
    {
        var message = new MailMessage { Subject = "x", From = new MailAddress("Tom Reed", "tom@north.example"), Body = new MailBody(format, text) };
        var conversation = new Conversation(MailboxOwner.Unknown, [], message);
        var (bytes, time) = (long.MaxValue, TimeSpan.MaxValue);
        for (var run = 0; run < Runs; run++)
        {
            var (start, before) = (CpuClock.OfThisThread(), GC.GetAllocatedBytesForCurrentThread());
            InquiryAssessor.Shipped.Assess(conversation);
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
            var taken = CpuClock.OfThisThread() - start;
            time = taken < time ? taken : time;
        }

        return (bytes, time);
    }
}
