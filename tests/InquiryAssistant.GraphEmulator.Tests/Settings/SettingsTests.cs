using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public async Task Settings_AreChangedInPart()
    {
        await using var emulator = await TestEmulator.StartAsync();

        var changed = await emulator.PatchAsync("me/mailboxSettings", new JsonObject
        {
            ["timeZone"] = "China Standard Time",
            ["automaticRepliesSetting"] = new JsonObject { ["status"] = "alwaysEnabled", ["internalReplyMessage"] = "Away" },
        });
        var read = await emulator.GetAsync("me/mailboxSettings?$select=timeZone,automaticRepliesSetting");

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal("China Standard Time", (string?)read["timeZone"]);
        Assert.Equal("alwaysEnabled", (string?)read["automaticRepliesSetting"]["status"]);
        Assert.Equal("all", (string?)read["automaticRepliesSetting"]["externalAudience"]);
        Assert.Null(read.Body!["language"]);
    }

    [Theory]
    [InlineData("timeZone", "\"Moon\"")]
    [InlineData("userPurpose", "\"room\"")]
    [InlineData("automaticRepliesSetting", "{\"status\":\"maybe\"}")]
    [InlineData("workingHours", "{\"startTime\":\"noon\"}")]
    [InlineData("colour", "\"red\"")]
    public async Task BadSettings_AreRefused(string name, string value)
    {
        await using var emulator = await TestEmulator.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await emulator.PatchAsync("me/mailboxSettings", new JsonObject { [name] = JsonNode.Parse(value) })).Status);
    }
}
