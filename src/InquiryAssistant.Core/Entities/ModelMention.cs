namespace InquiryAssistant.Core.Entities;

/// <summary>How a mention that may be a model was met.</summary>
internal enum ModelForm
{
    /// <summary>The rules read it.</summary>
    Read,

    /// <summary>Letters and figures in one: "K5", "GH-250", "АП-104".</summary>
    Code,

    /// <summary>Figures alone: "9372", "65-200".</summary>
    Figures,

    /// <summary>A name and a figure: "Nora 50".</summary>
    Pair,

    /// <summary>A name in quotation marks.</summary>
    Quoted,

    /// <summary>A name behind a word for "model".</summary>
    Named,
}

/// <summary>A place that may name a model.</summary>
/// <param name="Text">Body or subject.</param>
/// <param name="Start">Its first sign.</param>
/// <param name="End">Behind its last sign.</param>
/// <param name="Form">How it was met.</param>
internal sealed record ModelMention(SourceText Text, int Start, int End, ModelForm Form)
{
    /// <summary>As it is written.</summary>
    public string Written { get; } = Text.Text[Start..End];

    /// <summary>What all spellings of a model share: "DIN933" and "din 933" are one.</summary>
    public string Key { get; } = Text.Text[Start..End].Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Whether the rules left it.</summary>
    public bool IsLeft => Form != ModelForm.Read;
}
