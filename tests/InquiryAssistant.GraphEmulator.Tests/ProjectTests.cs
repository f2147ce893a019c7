namespace InquiryAssistant.GraphEmulator.Tests;

public sealed class ProjectTests
{
    [Fact]
    public void Placeholder() => Assert.NotEmpty(typeof(ProjectTests).Assembly.GetTypes());
}
