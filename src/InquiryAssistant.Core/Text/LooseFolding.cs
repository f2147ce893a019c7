using System.Globalization;
using System.Text;

namespace InquiryAssistant.Core.Text;

/// <summary>What is left of a folded letter when phrases are compared: no marks, hyphens as blanks, simplified Han, ß as ss.</summary>
/// <remarks>Read on the fly over folded text, so that places stay those of the original. Kana keep their voicing marks and Thai its vowels, because they make other words.</remarks>
internal static class LooseFolding
{
    /// <summary>Stands for characters that are skipped: marks, joiners, direction signs.</summary>
    public const char Dropped = '\0';

    private const string Traditional = "價報單訂貨樣電話機產種買賣廠廣務總經購請問數圖錄費運發點個無們這給讓說還門開關閱讀證書額萬億條項質體認識頁網聯絡繫號碼顧對應實際參觀簽帳戶銀匯變過時間級獎評審會議覽場邊歡尋標準備註據艙櫃飛遲誤壞損賠償換補減優儘協獨佔監規範詳細約國華檔動資訊詢庫齊願與為麼後從將當學習紀進東車輛輪軸鋼銅鋁紙線燈設計製裝鎖鏈貴賬熱氣壓術顏確復複轉達選見";
    private const string Simplified = "价报单订货样电话机产种买卖厂广务总经购请问数图录费运发点个无们这给让说还门开关阅读证书额万亿条项质体认识页网联络系号码顾对应实际参观签账户银汇变过时间级奖评审会议览场边欢寻标准备注据舱柜飞迟误坏损赔偿换补减优尽协独占监规范详细约国华档动资讯询库齐愿与为么后从将当学习纪进东车辆轮轴钢铜铝纸线灯设计制装锁链贵账热气压术颜确复复转达选见";

    private static readonly char[] _table = BuildTable();

    /// <summary>The letter for a folded character, <see cref="Dropped"/>, or a blank.</summary>
    public static char Of(char folded) => _table[folded];

    /// <summary>The second letter of a character that is read as two (ß, æ, œ), or <see cref="Dropped"/>.</summary>
    public static char SecondOf(char folded) => folded switch
    {
        'ß' => 's',
        'æ' or 'œ' => 'e',
        _ => Dropped,
    };

    /// <summary>A whole text, runs of blanks as one blank and none at the ends: the form in which phrases are stored.</summary>
    public static string Of(string text)
    {
        var letters = new StringBuilder(text.Length + 2);
        foreach (var c in text)
        {
            var folded = Folding.Fold(c);
            var letter = Of(folded);
            if (letter != Dropped && !(letter == ' ' && letters.Length > 0 && letters[^1] == ' '))
            {
                letters.Append(letter);
            }

            if (SecondOf(folded) is not Dropped and var second)
            {
                letters.Append(second);
            }
        }

        return letters.ToString().Trim();
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
        {
            table[code] = Loosen((char)code);
        }

        for (var i = 0; i < Traditional.Length; i++)
        {
            table[Traditional[i]] = Simplified[i];
        }

        return table;
    }

    private static char Loosen(char c)
    {
        if (IsDropped(c))
        {
            return Dropped;
        }

        if (char.IsWhiteSpace(c) || char.IsControl(c) || c == '_' || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation)
        {
            return ' ';
        }

        return c switch
        {
            'ß' => 's',
            'æ' => 'a',
            'œ' => 'o',
            'ð' => 'd',
            _ => Decompose(c),
        };
    }

    private static bool IsDropped(char c) =>
        c is '\u00AD' or '\uFEFF' or '\u0640' or '\u0670'
            or (>= '\u0300' and <= '\u036F') or (>= '\u0483' and <= '\u0487') or (>= '\u064B' and <= '\u065F') or (>= '\u0591' and <= '\u05C7')
            or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or (>= '\uFE00' and <= '\uFE0F');

    private static char Decompose(char c)
    {
        var cyrillicGreek = c is (>= '\u0250' and < '\u0530') or (>= '\u1F00' and <= '\u1FFF');
        var compatibility = c is (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFFEF');
        if (!cyrillicGreek && !compatibility)
        {
            return c;
        }

        var plain = c.ToString().Normalize(compatibility ? NormalizationForm.FormKC : NormalizationForm.FormD);
        return plain.Length == 0 ? c : char.ToLowerInvariant(plain[0]);
    }
}
