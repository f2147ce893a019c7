namespace InquiryAssistant.GraphEmulator.Throttling;

/// <summary>What watches over the manners of clients.</summary>
internal sealed record RequestLimits(MailboxThrottle Throttle, RetryWatch Retries);
