using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Cuts "東和計測株式会社 資材部 課長 関口 真理子": at blanks and at the seams of company, title and name, then joins parts of one kind.</summary>
internal static class EastAsianPieces
{
    private enum Part
    {
        Other,
        Title,
        Company,
    }

    public static void Add(Segment piece, List<Segment> segments)
    {
        Segment? open = null;
        var openPart = Part.Other;
        foreach (var token in Tokens(piece))
        {
            var part = Classify(token);
            if (open is { } before && part == openPart && Joins(part, before, token))
            {
                open = before.Part(before.Start, token.End - before.Start);
                continue;
            }

            if (open is { } done)
            {
                segments.Add(done);
            }

            (open, openPart) = (token, part);
        }

        if (open is { } last)
        {
            segments.Add(last);
        }
    }

    private static bool Joins(Part part, Segment before, Segment token) => part switch
    {
        Part.Title => token.Start - before.End <= 1,
        Part.Other => before.Length <= 3 && token.Length <= 3 && before.IsEastAsian && token.IsEastAsian || IsThai(before) && IsThai(token) && before.Words == 1 || !before.IsEastAsian && !token.IsEastAsian,
        _ => !token.IsEastAsian,
    };

    /// <summary>Thai names are a given name, a blank and a family name.</summary>
    private static bool IsThai(Segment token) => token.Text[0] is >= '\u0E00' and <= '\u0E7F';

    private static List<Segment> Tokens(Segment piece)
    {
        var tokens = new List<Segment>();
        var from = piece.Start;
        for (var i = piece.Start; i <= piece.End; i++)
        {
            if (i < piece.End && piece.Source.Folded[i] != ' ')
            {
                continue;
            }

            if (i > from)
            {
                CutGlued(piece.Part(from, i - from), tokens);
            }

            from = i + 1;
        }

        return tokens;
    }

    /// <summary>"XX有限公司采购部" after the legal form, "商品開発部田辺" at the title.</summary>
    private static void CutGlued(Segment token, List<Segment> tokens)
    {
        var cut = 0;
        foreach (var hit in token.Source.HitsIn(token.Start, token.End))
        {
            var offset = hit.Start - token.Start;
            if (hit.End > token.End)
            {
                continue;
            }

            if (hit.Kind == (int)Vocabulary.LegalForm && offset >= 2 && hit.End < token.End && hit.Length >= 2)
            {
                cut = hit.End - token.Start;
                break;
            }

            if (hit.Kind == (int)Vocabulary.Title && hit.Length >= 2 && hit.Length < token.Length && !token.Has(Vocabulary.LegalForm))
            {
                cut = offset >= 2 ? offset : offset == 0 ? hit.Length : 0;
                cut = token.Length - cut >= 2 ? cut : 0;
                break;
            }
        }

        if (cut == 0 || Folding.IsHangul(token.Text[0]) && !token.Has(Vocabulary.LegalForm))
        {
            tokens.Add(token);
            return;
        }

        tokens.Add(token.Part(token.Start, cut));
        CutGlued(token.Part(token.Start + cut, token.Length - cut), tokens);
    }

    private static Part Classify(Segment token) =>
        token.Has(Vocabulary.LegalForm) && token.Length > 2 ? Part.Company
        : token.Longest(Vocabulary.Title) * 2 > token.Length || TitleReader.EndsAsTitle(token) ? Part.Title
        : token.Has(Vocabulary.CompanyWord) && token.Length > 3 ? Part.Company
        : Part.Other;
}
