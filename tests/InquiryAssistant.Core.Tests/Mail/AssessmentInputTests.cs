using System.Text;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Mail;

public sealed class AssessmentInputTests
{
    [Fact]
    public void Reads_EveryLineOfTheCorpus()
    {
        var count = 0;
        foreach (var line in MailFixture.CorpusLines)
        {
            Assert.True(AssessmentInput.TryRead(line, out var input, out var error), error);
            Assert.NotEqual("", input.Id);
            Assert.NotEqual("", input.Conversation.Owner.Address);
            Assert.NotEqual(DateTimeOffset.UnixEpoch, input.Conversation.Message.ReceivedAt);
            count++;
        }

        Assert.Equal(240, count);
    }

    [Fact]
    public void Reads_InputWithoutOwnerAndThread()
    {
        Assert.True(AssessmentInput.TryRead("""{"message":{"subject":"x"},"labels":17}"""u8.ToArray(), out var input, out _));

        Assert.Null(input.Id);
        Assert.Equal(MailboxOwner.Unknown, input.Conversation.Owner);
        Assert.Empty(input.Conversation.Earlier);
    }

    [Theory]
    [InlineData("{\"id\":\"a\"}", "input.message is missing.")]
    [InlineData("{\"message\":null}", "input.message is missing.")]
    [InlineData("{\"message\":[]}", "input.message must be an object.")]
    [InlineData("{\"message\":{},\"thread\":[{},{\"subject\":1}]}", "input.thread[1].subject must be a string.")]
    [InlineData("{\"message\":{},\"owner\":{\"sells\":[1]}}", "input.owner.sells must be a list of strings.")]
    [InlineData("7", "The input must be an object.")]
    public void Refuses_NamingTheMember(string json, string error)
    {
        Assert.False(AssessmentInput.TryRead(Encoding.UTF8.GetBytes(json), out _, out var actual));

        Assert.Equal(error, actual);
    }

    [Fact]
    public void Keeps_TheNewestOfAnEndlessThread()
    {
        var thread = string.Join(',', Enumerable.Range(0, 300).Select(i => $"{{\"subject\":\"{i}\"}}"));

        Assert.True(AssessmentInput.TryRead(Encoding.UTF8.GetBytes($"{{\"message\":{{}},\"thread\":[{thread}]}}"), out var input, out _));

        Assert.Equal(AssessmentInput.MostEarlier, input.Conversation.Earlier.Count);
        Assert.Equal("299", input.Conversation.Earlier[^1].Subject);
    }
}
