using FsCheck;
using FsCheck.Fluent;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Tests.OData;

public sealed class FilterPropertyTests
{
    private static readonly string[] Pieces =
    [
        "subject", "isRead", "receivedDateTime", "categories/any", "from/emailAddress/address", "eq", "ne", "gt", "le", "and", "or", "not", "(", ")", ",", ":",
        "'x'", "''", "'", "true", "null", "5", "2026-04-01T00:00:00Z", "c", "c:c", "contains", "startswith", "/", "%", "\0", "\uD800", "any", "-", " ", "singleValueExtendedProperties/Any", "ep:ep/id",
    ];

    private static FilterSchema<MailItem> Schema { get; } =
        MessageSchema.For(new Mailbox("me@own.example", null, 1, new EmulatorClock(TimeProvider.System)), false);

    [Fact]
    public void AnyText_IsAFilterOrRefusedWith400() =>
        Prop.ForAll<string>(static text => IsFilterOrRefused(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyWordsOfTheLanguage_AreAFilterOrRefusedWith400()
    {
        var sentences = Gen.ListOf(Gen.Elements(Pieces)).Select(static words => string.Join(' ', words));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(sentences.ToArbitrary(), static text => IsFilterOrRefused(text)));
    }

    [Fact]
    public void DeepBrackets_AreRefused_NotACrash()
    {
        var deep = new string('(', 4000) + "isRead" + new string(')', 4000);
        var nots = string.Concat(Enumerable.Repeat("not ", 2000)) + "isRead";

        Assert.Equal(400, Assert.Throws<GraphException>(() => FilterParser.Parse(deep)).Status);
        Assert.Equal(400, Assert.Throws<GraphException>(() => FilterParser.Parse(nots)).Status);
    }

    [Fact]
    public void AFilterAndItsNegation_SplitTheMessages()
    {
        var tests = Gen.Elements("isRead eq true", "subject eq 'a'", "contains(subject,'A')", "categories/any(c:c eq 'X')", "importance eq 'high'", "receivedDateTime ge 2026-04-01");
        var joined = tests.SelectMany(a => tests.SelectMany(b => Gen.Elements("and", "or").Select(op => $"({a}) {op} not ({b})")));
        var mails = Gen.Elements("a", "b", "A").SelectMany(s => Gen.Elements(true, false).Select(r => new MailItem { Number = 1, ImmutableId = "", Subject = s, IsRead = r, Categories = r ? ["x"] : [] }));

        Prop.ForAll(joined.ToArbitrary(), mails.ToArbitrary(), static (filter, mail) =>
            Bind(filter)(mail) != Bind($"not ({filter})")(mail)).QuickCheckThrowOnFailure();
    }

    private static Func<MailItem, bool> Bind(string filter) => FilterBinder.Bind(FilterParser.Parse(filter), Schema);

    private static bool IsFilterOrRefused(string text)
    {
        try
        {
            Bind(text)(new MailItem { Number = 1, ImmutableId = "", ConversationIndex = new byte[22] });
            return true;
        }
        catch (GraphException refusal)
        {
            return refusal.Status == 400;
        }
    }
}
