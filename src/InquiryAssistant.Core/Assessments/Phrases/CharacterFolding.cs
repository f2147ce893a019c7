using System.Globalization;
using System.Text;

namespace InquiryAssistant.Core.Assessments.Phrases;

/// <summary>The letter under which a character is looked up: lower case, without diacritics, half width, simplified.</summary>
/// <remarks>Only where it is safe: kana keep their voicing marks and Thai its vowels, because they make other words.</remarks>
internal static class CharacterFolding
{
    /// <summary>Stands for characters that are skipped: marks, joiners, direction signs.</summary>
    public const char Dropped = '\0';

    private const string Traditional = "價報單訂貨樣電話機產種買賣廠廣務總經購請問數圖錄費運發點個無們這給讓說還門開關閱讀證書額萬億條項質體認識頁網聯絡繫號碼顧對應實際參觀簽帳戶銀匯變過時間級獎評審會議覽場邊歡尋標準備註據艙櫃飛遲誤壞損賠償換補減優儘協獨佔監規範詳細約國華檔動資訊詢庫齊願與為麼後從將當學習紀進東車輛輪軸鋼銅鋁紙線燈設計製裝鎖鏈貴賬熱氣壓術顏確復複轉達選見";
    private const string Simplified = "价报单订货样电话机产种买卖厂广务总经购请问数图录费运发点个无们这给让说还门开关阅读证书额万亿条项质体认识页网联络系号码顾对应实际参观签账户银汇变过时间级奖评审会议览场边欢寻标准备注据舱柜飞迟误坏损赔偿换补减优尽协独占监规范详细约国华档动资讯询库齐愿与为么后从将当学习纪进东车辆轮轴钢铜铝纸线灯设计制装锁链贵账热气压术颜确复复转达选见";

    private static readonly char[] _table = Build();

    /// <summary>The folded character, or <see cref="Dropped"/>; every kind of space and dash becomes a blank.</summary>
    public static char Fold(char character) => _table[character];

    private static char[] Build()
    {
        var table = new char[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
        {
            table[code] = FoldSlowly((char)code);
        }

        for (var i = 0; i < Traditional.Length; i++)
        {
            table[Traditional[i]] = Simplified[i];
        }

        return table;
    }

    private static char FoldSlowly(char c)
    {
        if (char.IsSurrogate(c))
        {
            return c;
        }

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
            '’' or '‘' or '`' or '´' or 'ʼ' => '\'',
            '“' or '”' or '„' or '«' or '»' => '"',
            'ø' or 'Ø' => 'o',
            'ł' or 'Ł' => 'l',
            'đ' or 'Đ' or 'ð' or 'Ð' => 'd',
            'ı' or 'İ' => 'i',
            'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            _ => Decompose(c),
        };
    }

    private static bool IsDropped(char c) =>
        c is '\u00AD' or '\uFEFF' or '\u0640' or '\u0670'
            or (>= '\u0300' and <= '\u036F') or (>= '\u0483' and <= '\u0487') or (>= '\u064B' and <= '\u065F') or (>= '\u0591' and <= '\u05C7')
            or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or (>= '\uFE00' and <= '\uFE0F');

    private static char Decompose(char c)
    {
        var latinCyrillicGreek = c < 0x0530 || c is >= '\u1E00' and <= '\u1FFF';
        var compatibility = c is (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFFEF');
        if (!latinCyrillicGreek && !compatibility)
        {
            return char.ToLowerInvariant(c);
        }

        var plain = c.ToString().Normalize(compatibility ? NormalizationForm.FormKC : NormalizationForm.FormD);
        return plain.Length == 0 ? c : char.ToLowerInvariant(plain[0]);
    }
}
