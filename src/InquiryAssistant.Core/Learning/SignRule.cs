namespace InquiryAssistant.Core.Learning;

/// <summary>A weight that must not fall below (sign +1) or rise above (sign -1) zero: a model number never lowers intent.</summary>
internal sealed record SignRule(int Signal, int Class, int Sign);
