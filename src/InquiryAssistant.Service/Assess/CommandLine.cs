namespace InquiryAssistant.Service.Assess;

/// <summary>Commands that run without the host: no server, network or store.</summary>
internal static class CommandLine
{
    /// <summary>The command the arguments name, or null when the service shall start.</summary>
    public static Func<CancellationToken, Task<int>>? Find(string[] args) => null;
}
