namespace InquiryAssistant.Core.Mail;

/// <summary>Reads a plain-text body into lines.</summary>
internal static class PlainTextLines
{
    /// <summary>Lines as they stand; tabs stay, other control characters go.</summary>
    public static VisibleText Read(ReadOnlySpan<char> content)
    {
        var lines = new LineBuffer(content.Length + 1);
        for (var i = 0; i < content.Length; i++)
        {
            switch (TextCharacters.RoleOf(content, i))
            {
                case CharacterRole.Ordinary:
                    lines.Append(TextCharacters.Repair(content, i), LineMarks.None);
                    break;
                case CharacterRole.Space when content[i] == '\t':
                    lines.Append('\t', LineMarks.None);
                    break;
                case CharacterRole.Space or CharacterRole.HardSpace:
                    lines.Append(' ', LineMarks.None);
                    break;
                case CharacterRole.Break when content[i] == '\r' && i + 1 < content.Length && content[i + 1] == '\n':
                    break;
                case CharacterRole.Break:
                    lines.EndLine(LineMarks.None);
                    break;
            }
        }

        return lines.ToText();
    }
}
