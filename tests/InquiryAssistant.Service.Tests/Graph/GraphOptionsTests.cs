using InquiryAssistant.Graph;
using Microsoft.Extensions.Configuration;

namespace InquiryAssistant.Service.Tests.Graph;

public sealed class GraphOptionsTests
{
    private static readonly string[] Tenant =
        ["Mode=Tenant", "TenantId=t", "ClientId=c", "ClientSecret=s", "Mailbox=rep@company.example"];

    [Fact]
    public void Accepts_TheDefaults() => Assert.Empty(Faults());

    [Fact]
    public void Accepts_ATenantWithASecret() => Assert.Empty(Faults(Tenant));

    [Theory]
    [InlineData("TenantId", "Graph:TenantId is missing; Graph:Mode=Tenant needs it.")]
    [InlineData("ClientId", "Graph:ClientId is missing; Graph:Mode=Tenant needs it.")]
    [InlineData("Mailbox", "Graph:Mailbox is missing; Graph:Mode=Tenant needs it.")]
    [InlineData("ClientSecret", "Graph:CertificatePath is missing; Graph:Mode=Tenant needs a certificate, or Graph:ClientSecret in its place.")]
    public void Names_WhatATenantLacks(string missing, string message) =>
        Assert.Equal([message], Faults([.. Tenant.Where(s => !s.StartsWith(missing, StringComparison.Ordinal))]));

    [Theory]
    [InlineData("BaseUrl=http://graph.example/v1.0", "Graph:BaseUrl is not an https address (http is accepted on the loopback only).")]
    [InlineData("BaseUrl=graph", "Graph:BaseUrl is not an https address (http is accepted on the loopback only).")]
    [InlineData("BaseUrl=file://127.0.0.1/x", "Graph:BaseUrl is not an https address (http is accepted on the loopback only).")]
    [InlineData("Mailbox=nobody", "Graph:Mailbox is not a mail address.")]
    [InlineData("TotalTimeout=00:00:10", "Graph:TryTimeout is longer than Graph:TotalTimeout, so no request could be repeated.")]
    public void Rejects_AValueThatCannotBe(string setting, string message) => Assert.Equal([message], Faults(setting));

    [Theory]
    [InlineData("Retries=99", "Graph:Retries is out of range")]
    [InlineData("ConcurrentRequestsPerMailbox=5", "Graph:ConcurrentRequestsPerMailbox is out of range")]
    [InlineData("TryTimeout=00:00:00", "Graph:TryTimeout is out of range")]
    [InlineData("LongestWait=01:00:00", "Graph:LongestWait is out of range")]
    public void Rejects_AFigureOutOfRange(string setting, string message) => Assert.StartsWith(message, Assert.Single(Faults(setting)), StringComparison.Ordinal);

    [Fact]
    public void Rejects_ACertificateThatIsNotThere() =>
        Assert.Equal(["Graph:CertificatePath names a file that does not exist."], Faults([.. Tenant, "CertificatePath=/nowhere/key.pfx"]));

    [Fact]
    public void Names_AllFaultsAtOnce_AndNoSecret()
    {
        var faults = Faults("Mode=Tenant", "Retries=99", "BaseUrl=nix", "ClientSecret=very-secret");

        Assert.Equal(5, faults.Count);
        Assert.DoesNotContain("very-secret", string.Join(' ', faults), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Faults(params string[] settings)
    {
        var options = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(p => KeyValuePair.Create("Graph:" + p[0], (string?)p[1])))
            .Build().GetSection("Graph").Get<GraphOptions>() ?? new GraphOptions();
        return [.. new GraphOptionsValidation().Validate(null, options).Failures ?? []];
    }
}
