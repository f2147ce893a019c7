using InquiryAssistant.Core.Entities.Evidence;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>What speaks for or against a code's being a model: how it is built, what stands around it, where else it stands, and what the rules say of it.</summary>
internal static class ModelCues
{
    private const int NearFinding = 4;

    private static readonly string[] _kinds = Enum.GetNames<EntityKind>();

    private static readonly string[] _forms = Enum.GetNames<ModelForm>();

    private static readonly string[] _shapes = ["other", "A-0", "A0", "0A", "A0A", "A-0A", "A0-0", "A-A0", "A-A-0", "A-0-0", "0-0", "0", "0A0", "A0-A", "A-A0A", "A0A0", "0-A", "A/0", "0/0", "0.0", "A0/0", "A-0/0", "A 0", "A 0A", "Aa 0", "Aa", "A", "0 A0", "0 A", "Aa0", "Aa-0", "a-0", "a0", "0 A/A0", "0-0A", "0A-0", "A-0A0", "A 0/0", "A0.0", "A0-0A", "0/0A0", "A0-A0"];

    public static CueBook Book { get; } = new();

    private static readonly int _form = Book.Family("form", _forms);
    private static readonly int _shape = Book.Family("shape", _shapes);
    private static readonly int _shapeLeft = Book.Family("left, shape", _shapes);
    private static readonly int _letters = Book.Steps("letters", 5);
    private static readonly int _lettersLeft = Book.Steps("left, letters", 5);
    private static readonly int _digits = Book.Steps("figures", 7);
    private static readonly int _digitsLeft = Book.Steps("left, figures", 7);
    private static readonly int _grid = Book.Steps("letters and figures", 31);
    private static readonly int _round = Book.Cue("ends in a whole ten");
    private static readonly int _hundred = Book.Cue("ends in a whole hundred");
    private static readonly int _otherScript = Book.Cue("letters of another script");
    private static readonly int _ordinary = Book.Cue("everyday code");
    private static readonly int _size = Book.Cue("size or grade");
    private static readonly int _reference = Book.Cue("built as a reference");
    private static readonly int _document = Book.Cue("number of a document");
    private static readonly int _standard = Book.Cue("letters of a standard");
    private static readonly int _unitLetters = Book.Cue("letters of a unit");
    private static readonly int _notBefore = Book.Cue("letters that are no product code");
    private static readonly int _signBefore = Book.Family("sign before", CueSigns.Names);
    private static readonly int _signBehind = Book.Family("sign behind", CueSigns.Names);
    private static readonly int _signBeforeLeft = Book.Family("left, sign before", CueSigns.Names);
    private static readonly int _signBehindLeft = Book.Family("left, sign behind", CueSigns.Names);
    private static readonly int _productNear = Book.Cue("product in the sentence");
    private static readonly ModelWordCues _beside = new(Book);
    private static readonly NeighbourCues _neighbours = new(Book);
    private static readonly int _lineStart = Book.Cue("opens its line");
    private static readonly int _lineEnd = Book.Cue("closes its line");
    private static readonly int _row = Book.Cue("in a row of cells");
    private static readonly int _question = Book.Cue("in a question");
    private static readonly int _first = Book.Cue("in the first sentence");
    private static readonly int _letterLeft = Book.Family("left, one letter, word before", ModelWordCues.Classes);
    private static readonly int _letterRead = Book.Family("taken, one letter, word before", ModelWordCues.Classes);
    private static readonly int _letterBehind = Book.Family("one letter, word behind", ModelWordCues.Classes);
    private static readonly int _figuresBefore = Book.Family("figures alone, word before", ModelWordCues.Classes);
    private static readonly int _figuresBehind = Book.Family("figures alone, word behind", ModelWordCues.Classes);
    private static readonly int _figuresProduct = Book.Cue("figures alone, product in the sentence");
    private static readonly int _place = Book.Family("stands", ModelNumberCues.Places);
    private static readonly int _placeLeft = Book.Family("left, stands", ModelNumberCues.Places);
    private static readonly ModelNumberCues _numbers = new(Book);
    private static readonly int _quoted = Book.Cue("in what is answered");
    private static readonly int _times = Book.Steps("times named", 3);
    private static readonly int _relatives = Book.Steps("others of its letters", 3);
    private static readonly int _read = Book.Steps("read by rule in all", 4);
    private static readonly int _readLeft = Book.Steps("left, read by rule in all", 4);
    private static readonly int _all = Book.Steps("mentions in all", 5);
    private static readonly int _covered = Book.Family("within", _kinds);
    private static readonly int _nextBehind = Book.Family("next to one behind", _kinds);
    private static readonly int _nextBefore = Book.Family("next to one before", _kinds);

    /// <summary>Marks all cues of a mention.</summary>
    public static void Mark(CueSheet sheet, ModelMention mention, ModelContext context)
    {
        sheet.Clear();
        MarkForm(sheet, mention, context);
        MarkSurroundings(sheet, mention, context);
        MarkVocabulary(sheet, mention);
        MarkMessage(sheet, mention, context);
        MarkFindings(sheet, mention, context.Findings);
    }

    private static void MarkForm(CueSheet sheet, ModelMention mention, ModelContext context)
    {
        var data = context.Data;
        var isLeft = mention.IsLeft;
        var written = mention.Text.Text.AsSpan(mention.Start, mention.End - mention.Start);
        var folded = mention.Text.Folded.AsSpan(mention.Start, mention.End - mention.Start);
        var (letters, digits) = (CodeShape.CountLettersOfAnyScript(folded), CodeShape.CountDigits(folded));
        var shape = Math.Max(0, Array.IndexOf(_shapes, Shape(written)));
        sheet.Mark(_form + (int)mention.Form);
        sheet.Mark(_shape + shape);
        sheet.Mark(_letters + Math.Min(letters, 5));
        sheet.Mark(_digits + Math.Min(digits, 7));
        sheet.Mark(_grid + (Math.Min(letters, 3) * 8) + Math.Min(digits, 7));
        if (isLeft)
        {
            sheet.Mark(_shapeLeft + shape);
            sheet.Mark(_lettersLeft + Math.Min(letters, 5));
            sheet.Mark(_digitsLeft + Math.Min(digits, 7));
        }

        sheet.Mark(_round, folded[^1] == '0');
        sheet.Mark(_hundred, folded.EndsWith("00", StringComparison.Ordinal));
        sheet.Mark(_otherScript, folded.IndexOfAnyExceptInRange('\0', '\u024F') >= 0);
        sheet.Mark(_ordinary, CodeShape.IsOrdinary(folded, data));
        sheet.Mark(_size, CodeShape.IsSizeOrGrade(folded, data));
        sheet.Mark(_reference, CodeShape.IsReference(folded, data));
        sheet.Mark(_document, isLeft && context.Documents.Holds(mention.Text, data, mention.Start, mention.End));
        var lead = 0;
        while (lead < folded.Length && char.IsLetter(folded[lead]))
        {
            lead++;
        }

        sheet.Mark(_standard, lead > 0 && (data.StandardPrefixes.Contains(folded[..lead]) || data.Certificates.Contains(folded[..lead])));
        sheet.Mark(_unitLetters, lead > 0 && data.Units.Contains(folded[..lead]));
        sheet.Mark(_notBefore, lead > 0 && data.NotBeforeNumber.Contains(folded[..lead]));
    }

    private static void MarkSurroundings(CueSheet sheet, ModelMention mention, ModelContext context)
    {
        var (text, start, end, isLeft) = (mention.Text, mention.Start, mention.End, mention.IsLeft);
        ReadOnlySpan<char> folded = text.Folded;
        sheet.Mark((isLeft ? _signBeforeLeft : _signBefore) + CueSigns.Before(folded, start));
        sheet.Mark((isLeft ? _signBehindLeft : _signBehind) + CueSigns.Behind(folded, end));
        var sentence = Clauses.Sentence(text.Text, start);
        var before = _beside.MarkBefore(sheet, text, start, context);
        var behind = _beside.MarkBehind(sheet, text, end, context);
        var letters = CodeShape.CountLettersOfAnyScript(folded[start..end]);
        if (letters == 1)
        {
            sheet.Mark((isLeft ? _letterLeft : _letterRead) + before);
            sheet.Mark(_letterBehind + behind);
        }
        else if (letters == 0)
        {
            sheet.Mark(_figuresBefore + before);
            sheet.Mark(_figuresBehind + behind);
        }

        var hasProduct = HasProduct(folded[sentence.Start..Math.Max(sentence.Start, sentence.End)], context.Products);
        sheet.Mark(_productNear, hasProduct);
        sheet.Mark(_figuresProduct, mention.Form == ModelForm.Figures && hasProduct);
        var line = start > 0 ? folded[..start].LastIndexOf('\n') + 1 : 0;
        var rest = folded[end..];
        var stop = rest.IndexOf('\n');
        sheet.Mark(_lineStart, folded[line..start].Trim(" -*•·+").IsEmpty);
        sheet.Mark(_lineEnd, (stop < 0 ? rest : rest[..stop]).Trim(" .").IsEmpty);
        sheet.Mark(_row, folded[line..(stop < 0 ? folded.Length : end + stop)].ContainsAny('\t', '|'));
        sheet.Mark(_question, Clauses.IsQuestion(folded, sentence.End));
        sheet.Mark(_first, sentence.Start == 0);
    }

    private static bool HasProduct(ReadOnlySpan<char> sentence, ProductWords products)
    {
        foreach (var range in sentence.SplitAny(" ,;:()\t\n.-/"))
        {
            if (sentence[range].Length > 3 && products.Holds(sentence[range]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Words of the lists in the mention's sentence and line, by how far they stand; a word for an order or offer right before what the rules read was judged by them.</summary>
    private static void MarkVocabulary(CueSheet sheet, ModelMention mention)
    {
        var (text, start, end) = (mention.Text, mention.Start, mention.End);
        ReadOnlySpan<char> folded = text.Folded;
        foreach (var hit in text.HitsIn(Math.Max(0, start - NeighbourCues.BeforeReach), start))
        {
            if (hit.End <= start && hit.Kind != (int)Vocabulary.DateContext && folded[hit.End..start] is var between && !between.Contains('\n')
                && (mention.IsLeft || !NeighbourCues.IsNext(between) || hit.Kind is not ((int)Vocabulary.Reference or (int)Vocabulary.OfferWord)))
            {
                _neighbours.MarkBefore(sheet, hit.Kind, between);
            }
        }

        foreach (var hit in text.HitsIn(end, Math.Min(folded.Length, end + NeighbourCues.BehindReach)))
        {
            if (hit.Kind != (int)Vocabulary.DateContext && folded[end..hit.Start] is var between && !between.Contains('\n'))
            {
                _neighbours.MarkBehind(sheet, hit.Kind, between);
            }
        }
    }

    private static void MarkMessage(CueSheet sheet, ModelMention mention, ModelContext context)
    {
        var isLeft = mention.IsLeft;
        var key = mention.Key;
        var (body, subject) = context.Times(key);
        var place = subject == 0 ? 0 : (body == 0 ? 1 : 3) + (context.IsAnswer ? 1 : 0);
        sheet.Mark((isLeft ? _placeLeft : _place) + place);
        _numbers.Mark(sheet, mention, context, place, body > 0 && subject > 0);
        sheet.Mark(_quoted, context.IsQuoted(mention.Written));
        sheet.Mark(_times + Math.Min(body + subject, 3));
        sheet.Mark(_relatives + Math.Min(context.Relatives(key), 3), char.IsLetter(key[0]));
        sheet.Mark((isLeft ? _readLeft : _read) + Math.Min(context.Read, 4));
        sheet.Mark(_all + Math.Min(context.All, 5));
    }

    private static void MarkFindings(CueSheet sheet, ModelMention mention, Findings findings)
    {
        foreach (var span in findings.Spans)
        {
            if (span.Source != mention.Text.Source)
            {
                continue;
            }

            var (behind, before) = (span.Start - mention.End, mention.Start - span.Start - span.Length);
            if (behind < 0 && before < 0)
            {
                sheet.Mark(_covered + (int)span.Kind);
            }
            else if (behind is >= 0 and < NearFinding)
            {
                sheet.Mark(_nextBehind + (int)span.Kind);
            }
            else if (before is >= 0 and < NearFinding)
            {
                sheet.Mark(_nextBefore + (int)span.Kind);
            }
        }
    }

    /// <summary>How capitals (A), small letters (a) and figures (0) follow each other: "HX-2038" is "A-0".</summary>
    private static string Shape(ReadOnlySpan<char> written)
    {
        Span<char> shape = stackalloc char[LongestShape];
        var length = 0;
        foreach (var c in written)
        {
            var sign = char.IsAsciiDigit(c) ? '0' : char.IsLower(c) ? 'a' : char.IsLetter(c) ? 'A' : c;
            if (length == 0 || shape[length - 1] != sign)
            {
                if (length == LongestShape)
                {
                    return "";
                }

                shape[length++] = sign;
            }
        }

        return shape[..length].ToString();
    }

    private const int LongestShape = 6;
}
