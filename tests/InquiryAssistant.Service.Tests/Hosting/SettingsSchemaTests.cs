using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Assessments;
using InquiryAssistant.Service.Demo;
using InquiryAssistant.Service.Pages;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync;
using InquiryAssistant.Service.Telemetry;
using Microsoft.Extensions.Configuration;

namespace InquiryAssistant.Service.Tests.Hosting;

public sealed class SettingsSchemaTests
{
    private static readonly JsonObject Schema = Read("appsettings.schema.json");

    [Fact]
    public void ShippedSettings_SatisfyTheSchema() => Assert.Empty(Faults(Schema, Read("appsettings.json"), ""));

    [Theory]
    [InlineData("""{"Graph":{"Mode":"Live"}}""", "Graph.Mode")]
    [InlineData("""{"Graph":{"Modus":"Demo"}}""", "Graph.Modus")]
    [InlineData("""{"Graph":{"Retries":11}}""", "Graph.Retries")]
    [InlineData("""{"Demo":{"DeliverEvery":"4 minutes"}}""", "Demo.DeliverEvery")]
    [InlineData("""{"Pages":{"FrameAncestors":["https://a.example","http://b.example"]}}""", "Pages.FrameAncestors.1")]
    public void TheCheckItself_FindsFaults(string settings, string where) => Assert.Equal([where], Faults(Schema, JsonNode.Parse(settings)!, ""));

    [Theory]
    [InlineData("Graph", typeof(GraphOptions))]
    [InlineData("Demo", typeof(DemoOptions))]
    [InlineData("Sync", typeof(SyncOptions))]
    [InlineData("Store", typeof(StoreOptions))]
    [InlineData("Pages", typeof(PagesOptions))]
    [InlineData("Telemetry", typeof(TelemetryOptions))]
    [InlineData("Assessments", typeof(AssessmentOptions))]
    public void Schema_NamesEverySetting_AndNoOther(string section, Type options) => Assert.Equal(
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name).Order(StringComparer.Ordinal),
        Schema["properties"]![section]!["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Graph", typeof(GraphOptions))]
    [InlineData("Sync", typeof(SyncOptions))]
    [InlineData("Store", typeof(StoreOptions))]
    [InlineData("Telemetry", typeof(TelemetryOptions))]
    public void Defaults_AreThoseOfTheCode(string section, Type options)
    {
        var shipped = Activator.CreateInstance(options);
        foreach (var (name, setting) in Schema["properties"]![section]!["properties"]!.AsObject())
        {
            if (setting!["default"] is { } said)
            {
                Assert.Equal(said.ToString(), options.GetProperty(name)!.GetValue(shipped)!.ToString(), ignoreCase: true);
            }
        }

        Assert.Equal((string?)Schema["properties"]!["Demo"]!["properties"]!["DeliverEvery"]!["default"], new DemoOptions().DeliverEvery.ToString());
    }

    [Theory]
    [InlineData("00:00:00", true)]
    [InlineData("00:00:01", true)]
    [InlineData("00:00:00.5", false)]
    [InlineData("2.00:00:00", false)]
    public void DeliverEvery_HasItsRange(string value, bool valid) =>
        Assert.Equal(valid, new DemoOptionsValidation().Validate(null, new DemoOptions { DeliverEvery = TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture) }).Succeeded);

    [Theory]
    [InlineData("Sync:ShortestSweep=00:20:00", "Sync:ShortestSweep")]
    [InlineData("Sync:Workers=0", "Sync:Workers")]
    [InlineData("Sync:RebaseAfter=5000", "Sync:RebaseAfter")]
    [InlineData("Sync:NotificationBaseUrl=http://mail.company.example", "Sync:NotificationBaseUrl")]
    [InlineData("Sync:NotificationBaseUrl=http://localhost:5080;Graph:Mode=Tenant", "Sync:NotificationBaseUrl")]
    [InlineData("Sync:NotificationBaseUrl=nonsense", "Sync:NotificationBaseUrl")]
    [InlineData("Sync:MailboxesFile=/nowhere/at-all.jsonl;Graph:Mode=Tenant", "Sync:MailboxesFile")]
    [InlineData("Sync:MailboxesFile=appsettings.json", "Sync:MailboxesFile")]
    [InlineData("Sync:MailboxesFile=appsettings.json;Graph:Mode=Tenant", "Sync:MailboxesFile")]
    public void AWrongSetting_OfTheSync_IsNamed(string settings, string key)
    {
        var fault = Assert.Single(SyncFaults(settings));

        Assert.StartsWith(key + " ", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Sync:NotificationBaseUrl=http://localhost:5080")]
    [InlineData("Sync:NotificationBaseUrl=https://assistant.company.example;Graph:Mode=Tenant")]
    public void RightSettings_OfTheSync_ArePassed(string settings) => Assert.Empty(SyncFaults(settings));

    private static IEnumerable<string> SyncFaults(string settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2))
            .Select(s => KeyValuePair.Create(s[0], (string?)(s[1].StartsWith("appsettings", StringComparison.Ordinal) ? Path.Combine(AppContext.BaseDirectory, s[1]) : s[1])))).Build();
        return new SyncOptionsValidation(configuration).Validate(null, configuration.GetSection("Sync").Get<SyncOptions>() ?? new()).Failures ?? [];
    }

    [Theory]
    [InlineData("https://mail.company.example", true)]
    [InlineData("https://*.company.example", true)]
    [InlineData("https://mail.company.example:8443", true)]
    [InlineData("http://mail.company.example", false)]
    [InlineData("https://mail.company.example/owa", false)]
    [InlineData("https://a.example; script-src *", false)]
    [InlineData("'unsafe-inline'", false)]
    public void FrameAncestors_AreOrigins(string origin, bool valid)
    {
        var options = new PagesOptions();
        options.FrameAncestors.Add(origin);

        var result = new PagesOptionsValidation().Validate(null, options);

        Assert.Equal(valid, result.Succeeded);
        Assert.Equal(!valid, result.FailureMessage?.Contains("Pages:FrameAncestors:0", StringComparison.Ordinal) == true);
    }

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)))!.AsObject();

    /// <summary>As much of JSON Schema as ours uses; answers the paths at fault.</summary>
    private static IEnumerable<string> Faults(JsonObject schema, JsonNode value, string path)
    {
        schema = schema["$ref"] is { } link ? Schema["$defs"]![((string)link!).Split('/')[^1]]!.AsObject() : schema;
        if (!IsOfType((string?)schema["type"], value) || (schema["enum"] is JsonArray allowed && !allowed.Any(a => JsonNode.DeepEquals(a, value)))
            || (schema["pattern"] is { } pattern && !Regex.IsMatch((string)value!, (string)pattern!)) || (schema["minimum"] is { } least && (double)value < (double)least)
            || (schema["maximum"] is { } most && (double)value > (double)most))
        {
            return [path];
        }

        return value switch
        {
            JsonObject members => members.SelectMany(m => schema["properties"]?[m.Key] is JsonObject member ? Faults(member, m.Value!, Join(path, m.Key)) : (bool?)schema["additionalProperties"] == false ? [Join(path, m.Key)] : []),
            JsonArray items when schema["items"] is JsonObject item => items.SelectMany((v, i) => Faults(item, v!, Join(path, i.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
            _ => [],
        };
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;

    private static bool IsOfType(string? type, JsonNode value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "integer" => value is JsonValue number && number.TryGetValue<long>(out _),
        _ => true,
    };
}
