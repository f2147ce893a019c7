namespace InquiryAssistant.Core.Learning;

/// <summary>How the learner holds weights small.</summary>
/// <param name="Ridge">Price of squared weights.</param>
/// <param name="Lasso">Price of absolute weights; makes useless ones exactly zero.</param>
/// <param name="Rounds">Steps of the accelerated gradient.</param>
/// <param name="Silenced">Share of the signals that thinned copies of the rows go without, 0 to 1. Default: 0, no copies.</param>
/// <param name="Copies">Thinned copies of each row.</param>
internal sealed record SoftmaxOptions(double Ridge, double Lasso, int Rounds, double Silenced = 0, int Copies = 1);
