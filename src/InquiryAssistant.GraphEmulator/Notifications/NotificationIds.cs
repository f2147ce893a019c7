namespace InquiryAssistant.GraphEmulator.Notifications;

/// <summary>The one tenant and the one application of the emulator.</summary>
internal static class NotificationIds
{
    public static Guid Tenant { get; } = new("7e1f3a52-9c0b-4d7e-8a66-2b1d5c9f0e34");

    public static Guid Application { get; } = new("3b9d2c41-5e8f-4a17-b0c2-6f7a1e4d8c95");
}
