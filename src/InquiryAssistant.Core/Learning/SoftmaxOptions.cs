namespace InquiryAssistant.Core.Learning;

/// <summary>How the learner holds weights small.</summary>
/// <param name="Ridge">Price of squared weights.</param>
/// <param name="Lasso">Price of absolute weights; makes useless ones exactly zero.</param>
/// <param name="Rounds">Steps of the accelerated gradient.</param>
internal sealed record SoftmaxOptions(double Ridge, double Lasso, int Rounds);
