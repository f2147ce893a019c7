using System.Net;
using InquiryAssistant.Service.Hosting;
using Microsoft.AspNetCore.Http;

namespace InquiryAssistant.Service.Tests.Hosting;

public sealed class LocalCallersTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:5080", null, null, true)]
    [InlineData("::1", "[::1]:5080", null, null, true)]
    [InlineData("127.0.0.1", "127.0.0.1", "Sec-Fetch-Site", "same-origin", true)]
    [InlineData("127.0.0.1", "localhost", "Sec-Fetch-Site", "none", true)]
    [InlineData("192.0.2.7", "localhost", null, null, false)]
    [InlineData("127.0.0.1", "rebound.example", null, null, false)]
    [InlineData("127.0.0.1", "localhost", "Sec-Fetch-Site", "cross-site", false)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-For", "192.0.2.7", false)]
    [InlineData("127.0.0.1", "localhost", "Forwarded", "for=192.0.2.7", false)]
    public void OnlyThisMachine_AndNoStrangersPageOnIt(string from, string host, string? header, string? value, bool isLocal)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Host = new HostString(host);
        if (header is not null)
        {
            context.Request.Headers[header] = value;
        }

        Assert.Equal(isLocal, LocalCallers.IsLocal(context));
    }

    [Theory]
    [InlineData("/api/messages", true)]
    [InlineData("/api/sync/repair", true)]
    [InlineData("/api/notificationsX", true)]
    [InlineData("/api/notifications", false)]
    [InlineData("/api/notifications/lifecycle", false)]
    [InlineData("/health/live", false)]
    public void GraphsNotifications_ComeFromOutside(string path, bool isGuarded) => Assert.Equal(isGuarded, LocalCallers.IsGuarded(path));
}
