namespace InquiryAssistant.Core.Tests;

public sealed class ProjectTests
{
    [Fact]
    public void Placeholder() => Assert.NotEmpty(typeof(ProjectTests).Assembly.GetTypes());
}
