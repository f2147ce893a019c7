using InquiryAssistant.Core.Assessments.Phrases;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Signals of length, layout, greeting and links.</summary>
internal sealed class ShapeSignals(Lexicon lexicon)
{
    private readonly int _question = lexicon.IndexOf("question-mark");
    private readonly int _listItem = lexicon.IndexOf("list-item");
    private readonly int _model = lexicon.IndexOf("model");
    private readonly int _measure = lexicon.IndexOf("measure");

    /// <summary>Lets them fire.</summary>
    public void Mark(MessageReading reading, SignalSheet sheet)
    {
        MarkLength(reading, sheet);
        MarkCounts(reading, sheet);
        MarkLayout(reading, sheet);
        MarkGreeting(reading, sheet);
    }

    private static void MarkIf(SignalSheet sheet, string signal, bool fires, string text)
    {
        if (fires)
        {
            sheet.Set(signal, SignalTrace.Fact(EvidenceSource.Body, text));
        }
    }

    private static void MarkLength(MessageReading reading, SignalSheet sheet)
    {
        // Han, kana and Hangul say in one sign what Latin letters say in two or three.
        var length = reading.OwnLength;
        var dense = 0;
        foreach (var c in reading.Text.Reply.AsSpan(0, Math.Min(reading.Text.Reply.Length, 2000)))
        {
            dense += c >= '\u3040' && c <= '\uD7A3' ? 1 : 0;
        }

        length += dense * 3 / 2;
        MarkIf(sheet, "no-own-text", length < 3, "no own text");
        MarkIf(sheet, "tiny", length < 80, $"{length} characters");
        MarkIf(sheet, "short", length < 250, $"{length} characters");
        MarkIf(sheet, "long", length > 1200, $"{length} characters");
    }

    private void MarkCounts(MessageReading reading, SignalSheet sheet)
    {
        var (questions, points, models, measures) = (0, 0, 0, 0);
        foreach (var hit in reading.ReplyHits)
        {
            questions += hit.Concept == _question ? 1 : 0;
            points += hit.Concept == _listItem ? 1 : 0;
            models += hit.Concept == _model ? 1 : 0;
            measures += hit.Concept == _measure ? 1 : 0;
        }

        MarkIf(sheet, "many-questions", questions >= 3, $"{questions} questions");
        MarkIf(sheet, "listed-points", points >= 3, $"{points} list lines");
        MarkIf(sheet, "many-models", models >= 3, $"{models} named items");
        MarkIf(sheet, "many-measures", measures >= 3, $"{measures} technical figures");
    }

    private static void MarkLayout(MessageReading reading, SignalSheet sheet)
    {
        var (letters, capitals, exclamations) = (0, 0, 0);
        foreach (var c in reading.Text.Reply.AsSpan(0, Math.Min(reading.Text.Reply.Length, ConceptReader.LongestText)))
        {
            letters += char.IsLetter(c) ? 1 : 0;
            capitals += char.IsUpper(c) ? 1 : 0;
            exclamations += c is '!' or '！' ? 1 : 0;
        }

        var shape = reading.Shape;
        MarkIf(sheet, "shouting", letters > 30 && capitals * 10 > letters * 7, "mostly capitals");
        MarkIf(sheet, "exclamations", exclamations >= 3, $"{exclamations} exclamation marks");
        MarkIf(sheet, "links", shape.Links.Count > 0, $"{shape.Links.Count} links");
        MarkIf(sheet, "many-links", shape.Links.Count >= 5, $"{shape.Links.Count} links");
        MarkIf(sheet, "images", shape.Images >= 2, $"{shape.Images} pictures");
        MarkIf(sheet, "hidden-text", shape.HiddenText > 30, $"{shape.HiddenText} hidden characters");
        MarkIf(sheet, "form-fields", shape.HasForm, "form fields in the mail");
        MarkIf(sheet, "forwarded", shape.IsForward, "a forwarded message");
        MarkIf(sheet, "item-table", shape.ItemRows >= 2, $"{shape.ItemRows} table rows");
    }

    private static void MarkGreeting(MessageReading reading, SignalSheet sheet)
    {
        var opening = reading.Text.Reply.AsSpan(0, Math.Min(reading.Text.Reply.Length, 120));
        foreach (var part in reading.Owner.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length >= 2 && Folding.IndexOfWord(opening, part, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
            {
                sheet.Set("greets-owner", new SignalTrace(EvidenceSource.Body, at, part.Length, null));
                return;
            }
        }
    }
}
