namespace InquiryAssistant.Core.Tests.Assessments;

/// <summary>What a sales manager finds when he opens <c>weights/decision.json</c>.</summary>
public sealed class DecisionTests
{
    [Fact]
    public void EachThreshold_SaysWhatItMeans()
    {
        using var file = EmbeddedData.Open("weights/decision.json");
        var says = file.RootElement.GetProperty("says").EnumerateObject().ToDictionary(s => s.Name, s => s.Value.GetString());

        Assert.Equal(file.RootElement.GetProperty("thresholds").EnumerateObject().Select(t => t.Name).Order(), says.Keys.Order());
        Assert.DoesNotContain(says.Values, string.IsNullOrWhiteSpace);
    }
}
