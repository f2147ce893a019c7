using System.Runtime.InteropServices;

namespace InquiryAssistant.Benchmarks;

/// <summary>CPU time of the calling thread: what its own work cost, however busy the machine is.</summary>
internal static class CpuClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>CPU time the thread has used so far. Beyond Linux the whole process's, which is no less.</summary>
    public static TimeSpan OfThisThread()
    {
        if (!OperatingSystem.IsLinux() || ReadClock(ThreadCpuTime, out var time) != 0)
        {
            return Environment.CpuUsage.TotalTime;
        }

        return TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick));
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
