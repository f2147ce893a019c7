using InquiryAssistant.Core.Assessments.Facts;
using InquiryAssistant.Core.Assessments.Phrases;
using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Languages;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Risks;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Runs all signals over one conversation. Immutable, safe for many threads.</summary>
internal sealed class SignalReader
{
    private readonly ConceptReader _concepts;
    private readonly SenderInspector _inspector;
    private readonly SenderSignals _sender;
    private readonly ThreadSignals _thread;
    private readonly ShapeSignals _shape;
    private readonly SignatureSignals _signature;
    private readonly EntitySignals _entities;
    private readonly AccountSignals _accounts;

    private SignalReader(Lexicon lexicon, SignalCatalogue catalogue, RiskData data)
    {
        Catalogue = catalogue;
        _concepts = new ConceptReader(lexicon, catalogue, new NumberScanner(lexicon, UnitTable.Load(), OrderWords.Load()));
        _inspector = new SenderInspector(data);
        _sender = new SenderSignals(data);
        _thread = new ThreadSignals(catalogue, _concepts);
        _shape = new ShapeSignals(lexicon);
        _signature = new SignatureSignals(lexicon, data);
        _entities = new EntitySignals(Departments.Load());
        _accounts = new AccountSignals(lexicon, _concepts);
    }

    /// <summary>The signals there are.</summary>
    public SignalCatalogue Catalogue { get; }

    /// <summary>Built from the data files of the assembly.</summary>
    /// <param name="customers">Domains of the company's customers: who imitates one of them is seen without a conversation.</param>
    public static SignalReader Load(params IEnumerable<string> customers)
    {
        var lexicon = Lexicon.Load();
        return new SignalReader(lexicon, SignalCatalogue.Load(lexicon), RiskData.Load(customers));
    }

    /// <summary>Takes the message apart and lets every signal look at it.</summary>
    public (MessageReading Reading, SignalSheet Sheet) Read(Conversation conversation)
    {
        var body = MailTextReader.ReadBody(conversation.Message);
        var shape = BodyShape.Of(body);
        var message = conversation.Message;
        var (subject, reply, signature) = (FoldedText.Of(message.Subject), FoldedText.Of(body.Text.Reply), FoldedText.Of(body.Text.Signature));
        var reading = new MessageReading
        {
            Conversation = conversation,
            Text = body.Text,
            Subject = subject,
            Reply = reply,
            Signature = signature,
            Language = LanguageIdentifier.Identify(message.Subject, body.Text.Reply),
            Shape = shape,
            Sender = _inspector.Inspect(conversation, shape, body.Text.Signature),
            Entities = EntityReader.Read(subject, reply, signature, OfferOf(conversation, body.Text.Quoted), message.From, conversation.Owner),
        };
        var sheet = new SignalSheet(Catalogue);
        _concepts.Read(reading);
        _concepts.Mark(reading, sheet);
        _concepts.MarkComposites(reading, sheet);
        _thread.Mark(reading, sheet);
        _sender.Mark(reading, sheet);
        _shape.Mark(reading, sheet);
        _signature.Mark(reading, sheet);
        _entities.Mark(reading, sheet);
        _accounts.Mark(reading, sheet);
        foreach (var counter in Catalogue.Counters)
        {
            counter.Mark(sheet);
        }

        return (reading, sheet);
    }

    /// <summary>What the message answers: its history, and the rep's last letter when the history is not in the mail.</summary>
    internal static string OfferOf(Conversation conversation, string quoted)
    {
        var room = CounterOffers.LongestOffer - quoted.Length;
        return room > 0 && conversation.Earlier.LastOrDefault(m => conversation.Owner.Owns(m.From)) is { } letter
            ? string.Concat(quoted, "\n", Opening(letter.Body, room))
            : quoted;
    }

    /// <summary>How a letter begins, as it is seen; of markup up to <see cref="LongestMarkup"/> is read for it.</summary>
    private static ReadOnlySpan<char> Opening(MailBody body, int length)
    {
        var visible = body.Format == BodyFormat.Text ? body.Content : MailTextReader.ReadVisible(body with { Content = body.Content[..Math.Min(body.Content.Length, LongestMarkup)] }).Characters;
        return visible[..Math.Min(visible.Length, length)];
    }

    /// <summary>Characters of a letter's markup, in UTF-16 units: a style sheet of a usual mail program and some pages.</summary>
    private const int LongestMarkup = 64 * 1024;
}
