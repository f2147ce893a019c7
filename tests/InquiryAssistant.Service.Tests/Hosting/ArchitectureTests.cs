using System.Reflection;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Graph;
using InquiryAssistant.GraphEmulator;

namespace InquiryAssistant.Service.Tests.Hosting;

public sealed class ArchitectureTests
{
    private static readonly Assembly Core = typeof(MailMessage).Assembly;
    private static readonly Assembly GraphProject = typeof(GraphMailbox).Assembly;
    private static readonly Assembly Emulator = typeof(GraphEmulatorApp).Assembly;
    private static readonly Assembly ServiceProject = typeof(ServiceEntry).Assembly;

    [Fact]
    public void Core_ReferencesNothingButItsHtmlParser() =>
        Assert.DoesNotContain(References(Core), r => !r.StartsWith("System", StringComparison.Ordinal) && r is not ("AngleSharp" or "netstandard"));

    [Fact]
    public void Graph_KnowsNoAspNetAndNoneOfOursButCore() => Assert.DoesNotContain(References(GraphProject), r =>
        r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || (r.StartsWith("InquiryAssistant", StringComparison.Ordinal) && r != "InquiryAssistant.Core"));

    [Fact]
    public void Emulator_ReferencesNothingOfOurs() => Assert.DoesNotContain(References(Emulator), r => r.StartsWith("InquiryAssistant", StringComparison.Ordinal));

    [Fact]
    public void OnlyGraph_NamesTheSdk()
    {
        Assert.Contains("Microsoft.Graph", References(GraphProject));
        foreach (var other in new[] { Core, Emulator, ServiceProject })
        {
            Assert.DoesNotContain(References(other), r => r.StartsWith("Microsoft.Graph", StringComparison.Ordinal) || r.StartsWith("Microsoft.Kiota", StringComparison.Ordinal) || r == "Polly.Core");
        }
    }

    [Fact]
    public void NoInterfaceWithoutADecision() =>
        Assert.DoesNotContain(
            new[] { Core, GraphProject, Emulator, ServiceProject }.SelectMany(a => a.GetTypes()),
            t => t.IsInterface && t.Namespace?.StartsWith("InquiryAssistant", StringComparison.Ordinal) == true);

    [Fact]
    public void ClassesAreSealed_UnlessMadeForInheritance()
    {
        string[] open = [nameof(MailboxException), "MessageSummary"];

        var unsealed = new[] { GraphProject, ServiceProject }.SelectMany(a => a.GetTypes())
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false, IsNested: false } && t.Namespace?.StartsWith("InquiryAssistant", StringComparison.Ordinal) == true
                && !t.Namespace.Contains("Migrations", StringComparison.Ordinal) && !t.Namespace.Contains("Storage", StringComparison.Ordinal));
        Assert.Empty(unsealed.Select(t => t.Name).Except(open));
    }

    [Fact]
    public void FeatureFolders_AreNotCalledHelpers() =>
        Assert.DoesNotContain(
            new[] { Core, GraphProject, Emulator, ServiceProject }.SelectMany(a => a.GetTypes()),
            t => t.Namespace?.StartsWith("InquiryAssistant", StringComparison.Ordinal) == true && (t.Name.EndsWith("Helper", StringComparison.Ordinal) || t.Name.EndsWith("Manager", StringComparison.Ordinal) || t.Name.EndsWith("Utils", StringComparison.Ordinal)));

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(r => r.Name ?? "");
}
