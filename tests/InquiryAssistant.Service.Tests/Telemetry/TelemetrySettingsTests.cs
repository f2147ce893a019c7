using InquiryAssistant.Graph.Tracing;
using InquiryAssistant.Service.Telemetry;

namespace InquiryAssistant.Service.Tests.Telemetry;

public sealed class TelemetrySettingsTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("http://localhost:4318", true)]
    [InlineData("https://collector.company.example/otlp/", true)]
    [InlineData("localhost:4318", false)]
    [InlineData("ftp://collector.company.example", false)]
    [InlineData("https://name:word@collector.company.example", false)]
    [InlineData("https://collector.company.example?key=1", false)]
    public void TheCollectorsAddress_IsChecked(string endpoint, bool valid)
    {
        var result = new TelemetryOptionsValidation().Validate(null, new TelemetryOptions { OtlpEndpoint = endpoint });

        Assert.Equal(valid, result.Succeeded);
        Assert.Equal(!valid, result.FailureMessage?.StartsWith("Telemetry:OtlpEndpoint ", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("00:00:00.5", false)]
    [InlineData("00:00:01", true)]
    [InlineData("00:10:01", false)]
    public void MetricsEvery_HasItsRange(string value, bool valid) =>
        Assert.Equal(valid, new TelemetryOptionsValidation().Validate(null, new TelemetryOptions { MetricsEvery = TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture) }).Succeeded);

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/users/lily%40tp.example/messages/AAMk%2Babc%3D?$select=id", "/v1.0/users/{id}/messages/{id}")]
    [InlineData("https://graph.microsoft.com/v1.0/users/messages@tp.example/mailFolders/inbox/messages/delta()?$filter=x", "/v1.0/users/{id}/mailFolders/{id}/messages/delta")]
    [InlineData("https://graph.microsoft.com/v1.0/users('lily%40tp.example')/mailFolders('AAMk(1)')/messages/microsoft.graph.delta()?$deltatoken=abc", "/v1.0/users/{id}/mailFolders/{id}/messages/delta")]
    [InlineData("https://graph.microsoft.com/v1.0/$batch", "/v1.0/$batch")]
    [InlineData("https://graph.microsoft.com/v1.0/users/x/messages/y/microsoft.graph.createReplyAll", "/v1.0/users/{id}/messages/{id}/createReplyAll")]
    [InlineData("https://graph.microsoft.com/v1.0/users/x/outlook/masterCategories", "/v1.0/users/{id}/outlook/masterCategories")]
    [InlineData("https://graph.microsoft.com/v1.0/something/new", "/v1.0/{id}/{id}")]
    [InlineData("https://graph.microsoft.com", "/")]
    public void OfAnAddress_OnlyGraphsOwnWordsAreTold(string address, string template) => Assert.Equal(template, UrlTemplate.Of(new Uri(address)));
}
