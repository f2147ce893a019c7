using System.Collections.Concurrent;
using InquiryAssistant.Benchmarks;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Fuzzing;

/// <summary>No message, however broken, mutated or large, makes the assessor throw, hang, lose a word or say what its evidence does not add up to.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Cases = 50_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    [Fact]
    public void FiftyThousandCases_AllHold()
    {
        var faults = new ConcurrentBag<string>();
        var slowest = new ConcurrentBag<(TimeSpan Time, int Case)>();
        var read = 0;
        Parallel.For(0, Cases, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, () => (Worst: (Time: TimeSpan.Zero, Case: 0), Read: 0), (number, state, mine) =>
        {
            var time = Run(number, faults, out var isRead);
            // Compiling and collecting fall on whoever comes first; only what is slow again is slow.
            time = time > Longest ? Run(number, faults, out isRead) : time;
            if (time > Longest)
            {
                faults.Add($"case {number} took {time.TotalMilliseconds:f0} ms of CPU time");
            }

            return (time > mine.Worst.Time ? (time, number) : mine.Worst, mine.Read + (isRead ? 1 : 0));
        }, mine =>
        {
            slowest.Add(mine.Worst);
            Interlocked.Add(ref read, mine.Read);
        });

        output.WriteLine($"{Cases} cases, {read} of them messages; the slowest took {slowest.Max().Time.TotalMilliseconds:f0} ms of CPU time (case {slowest.Max().Case})");
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order(StringComparer.Ordinal).Take(20)));
        Assert.True(read > Cases * 9 / 10, $"only {read} cases reached the assessor");
    }

    /// <summary>Runs one case; CPU time of reading and assessing, the checks not counted.</summary>
    private static TimeSpan Run(int number, ConcurrentBag<string> faults, out bool isRead)
    {
        isRead = false;
        var start = TimeSpan.Zero;
        try
        {
            var made = FuzzCase.Make(number);
            start = CpuClock.OfThisThread();
            if ((made.Conversation ?? Read(made.Json)) is not { } conversation)
            {
                return CpuClock.OfThisThread() - start;
            }

            isRead = true;
            var said = InquiryAssessor.Shipped.Assess(conversation);
            var time = CpuClock.OfThisThread() - start;
            foreach (var broken in Invariants.Broken(conversation, said))
            {
                faults.Add($"case {number}: {broken}");
            }

            return time;
        }
        catch (Exception exception)
        {
            faults.Add($"case {number}: {exception}");
            return TimeSpan.Zero;
        }
    }

    private static Conversation? Read(ReadOnlyMemory<byte> json) => AssessmentInput.TryRead(json, out var input, out var error)
        ? input.Conversation
        : error.Length > 0 ? null : throw new InvalidOperationException("Refused without a word.");
}
