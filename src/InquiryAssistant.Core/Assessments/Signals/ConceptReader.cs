using InquiryAssistant.Core.Assessments.Facts;
using InquiryAssistant.Core.Assessments.Phrases;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Finds concepts and facts in the parts of a message and lets their signals, single and composite, fire.</summary>
internal sealed class ConceptReader(Lexicon lexicon, SignalCatalogue catalogue, NumberScanner numbers)
{
    /// <summary>How much of one text is looked at.</summary>
    public const int LongestText = FoldedText.Longest;

    private readonly SentenceCutter _cutter = new(lexicon);
    private readonly int _ourProduct = lexicon.IndexOf("our-product");

    /// <summary>Fills the hits and sentences of a reading.</summary>
    public void Read(MessageReading reading)
    {
        Find(reading.Subject.Original, reading.Subject.Folded, reading.Language, reading.SubjectHits);
        Find(reading.Reply.Original, reading.Reply.Folded, reading.Language, reading.ReplyHits);
        Find(reading.Signature.Original, reading.Signature.Folded, reading.Language, reading.SignatureHits);
        OwnProducts.Find(reading.Subject.Original, reading.Owner, _ourProduct, reading.SubjectHits);
        OwnProducts.Find(reading.Reply.Original, reading.Owner, _ourProduct, reading.ReplyHits);
        _cutter.Cut(reading.Reply.Original, reading.Sentences, reading.ReplyHits);
        reading.ReplyHits.Sort((x, y) => x.Start.CompareTo(y.Start));
        reading.SubjectConcepts = Mask(reading.SubjectHits);
        reading.ReplyConcepts = Mask(reading.ReplyHits);
        SpreadOverSentences(reading);
    }

    /// <summary>Adds concepts and facts of any text and its folded twin.</summary>
    public void Find(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, string language, List<PhraseHit> hits)
    {
        lexicon.Matcher.Scan(folded, language, hits);
        numbers.Scan(text, hits);
    }

    /// <summary>Lets the signals of single concepts fire.</summary>
    public void Mark(MessageReading reading, SignalSheet sheet)
    {
        foreach (var hit in reading.ReplyHits)
        {
            sheet.See(hit.Concept, Trace(EvidenceSource.Body, hit));
        }

        foreach (var hit in reading.SubjectHits)
        {
            sheet.See(hit.Concept, Trace(EvidenceSource.Subject, hit));
            sheet.See(catalogue.Subject[hit.Concept], Trace(EvidenceSource.Subject, hit));
        }

        foreach (var hit in reading.SignatureHits)
        {
            if (catalogue.Signature[hit.Concept] is >= 0 and var signal)
            {
                sheet.See(signal, Trace(EvidenceSource.Signature, hit));
            }
        }
    }

    /// <summary>Lets the composite signals fire.</summary>
    public void MarkComposites(MessageReading reading, SignalSheet sheet)
    {
        var all = reading.SubjectConcepts | reading.ReplyConcepts;
        foreach (var composite in catalogue.Composites)
        {
            if (!composite.CanMatch(all))
            {
                continue;
            }

            if (composite.WithinSentence)
            {
                MarkSentences(composite, reading, sheet);
            }
            else if (composite.Matches(all))
            {
                sheet.Set(composite.Signal, FirstOf(composite.All[0], reading));
            }
        }
    }

    private static SignalTrace Trace(EvidenceSource source, PhraseHit hit) => new(source, hit.Start, hit.Length, null);

    private static UInt128 Bit(int concept) => concept < 64 ? new UInt128(0, 1UL << concept) : new UInt128(1UL << (concept - 64), 0);

    private static UInt128 Mask(List<PhraseHit> hits)
    {
        UInt128 mask = 0;
        foreach (var hit in hits)
        {
            mask |= Bit(hit.Concept);
        }

        return mask;
    }

    private static void SpreadOverSentences(MessageReading reading)
    {
        var sentences = reading.Sentences;
        var at = 0;
        foreach (var hit in reading.ReplyHits)
        {
            while (at < sentences.Count - 1 && hit.Start >= sentences[at].End)
            {
                at++;
            }

            if (at < sentences.Count)
            {
                sentences[at] = sentences[at] with { Concepts = sentences[at].Concepts | Bit(hit.Concept) };
            }
        }
    }

    private static void MarkSentences(Composite composite, MessageReading reading, SignalSheet sheet)
    {
        if (composite.Matches(reading.SubjectConcepts))
        {
            sheet.See(composite.Signal, FirstOf(composite.All[0], reading.SubjectHits, EvidenceSource.Subject, 0));
        }

        foreach (var sentence in reading.Sentences)
        {
            if (composite.Matches(sentence.Concepts))
            {
                sheet.See(composite.Signal, FirstOf(composite.All[0], reading.ReplyHits, EvidenceSource.Body, sentence.Start));
            }
        }
    }

    private static SignalTrace FirstOf(UInt128 group, MessageReading reading) => (reading.ReplyConcepts & group) != 0
        ? FirstOf(group, reading.ReplyHits, EvidenceSource.Body, 0)
        : FirstOf(group, reading.SubjectHits, EvidenceSource.Subject, 0);

    private static SignalTrace FirstOf(UInt128 group, List<PhraseHit> hits, EvidenceSource source, int from)
    {
        foreach (var hit in hits)
        {
            if (hit.Start >= from && (Bit(hit.Concept) & group) != 0)
            {
                return Trace(source, hit);
            }
        }

        return SignalTrace.Fact(source, "");
    }
}
