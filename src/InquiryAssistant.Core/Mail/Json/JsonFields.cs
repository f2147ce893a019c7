using System.Globalization;
using System.Text;
using System.Text.Json;

namespace InquiryAssistant.Core.Mail.Json;

/// <summary>Reads members of one JSON object, missing and null ones as nothing, and notes the first member of a wrong type.</summary>
/// <param name="element">The object.</param>
/// <param name="path">Where it stands, for the error text: "message.body".</param>
/// <param name="faults">Where the first fault is noted.</param>
internal readonly struct JsonFields(JsonElement element, string path, JsonFaults faults)
{
    /// <summary>The text of a member; "" when missing or null.</summary>
    public string Text(string name) => TryGet(name, JsonValueKind.String, "a string", out var value) ? JsonText.Read(value) : "";

    /// <summary>A yes or no; false when missing or null.</summary>
    public bool Flag(string name)
    {
        if (!JsonText.TryGet(element, name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            faults.Note($"{path}.{name} must be true or false.");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>A count; 0 when missing, null, negative or beyond 64 bits.</summary>
    public long Number(string name) =>
        TryGet(name, JsonValueKind.Number, "a number", out var value) && value.TryGetInt64(out var number) ? Math.Max(0, number) : 0;

    /// <summary>A point in time in UTC; the epoch when missing, null or not a date.</summary>
    public DateTimeOffset Time(string name) =>
        DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : DateTimeOffset.UnixEpoch;

    /// <summary>A member that is an object itself; null when missing or null.</summary>
    public JsonFields? Child(string name) =>
        TryGet(name, JsonValueKind.Object, "an object", out var value) ? new JsonFields(value, $"{path}.{name}", faults) : null;

    /// <summary>A list of objects, read one by one, at most <paramref name="most"/>; null entries are skipped.</summary>
    public List<T> Children<T>(string name, int most, Func<JsonFields, T?> read)
        where T : class
    {
        var items = new List<T>();
        if (!TryGet(name, JsonValueKind.Array, "a list", out var list))
        {
            return items;
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (items.Count == most)
            {
                break;
            }

            var itemPath = $"{path}.{name}[{index++}]";
            if (item.ValueKind == JsonValueKind.Object && read(new JsonFields(item, itemPath, faults)) is { } value)
            {
                items.Add(value);
            }
            else if (item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            {
                faults.Note($"{itemPath} must be an object.");
            }
        }

        return items;
    }

    /// <summary>A list of strings, at most <paramref name="most"/>.</summary>
    public List<string> Texts(string name, int most)
    {
        var texts = new List<string>();
        if (!TryGet(name, JsonValueKind.Array, "a list", out var list))
        {
            return texts;
        }

        foreach (var item in list.EnumerateArray())
        {
            if (texts.Count == most)
            {
                break;
            }

            if (item.ValueKind == JsonValueKind.String)
            {
                texts.Add(JsonText.Read(item));
            }
            else if (item.ValueKind != JsonValueKind.Null)
            {
                faults.Note($"{path}.{name} must be a list of strings.");
            }
        }

        return texts;
    }

    private bool TryGet(string name, JsonValueKind kind, string kindInWords, out JsonElement value)
    {
        if (!JsonText.TryGet(element, name, out value) || value.ValueKind == JsonValueKind.Null)
        {
            return false;
        }

        if (value.ValueKind == kind)
        {
            return true;
        }

        faults.Note($"{path}.{name} must be {kindInWords}.");
        return false;
    }
}

/// <summary>The first thing found wrong. Names members only, never their content: mail text must not reach error messages.</summary>
internal sealed class JsonFaults
{
    /// <summary>The first fault; null while there is none.</summary>
    public string? First { get; private set; }

    /// <summary>Notes a fault unless one was found before.</summary>
    public void Note(string fault) => First ??= fault;
}

/// <summary>Strings out of JSON, half surrogates and broken UTF-8 replaced by U+FFFD instead of refused.</summary>
internal static class JsonText
{
    /// <summary>The bytes, with invalid UTF-8 replaced.</summary>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> utf8) =>
        System.Text.Unicode.Utf8.IsValid(utf8.Span) ? utf8 : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8.Span));

    /// <summary>The string's value.</summary>
    public static string Read(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // The escape of half a surrogate pair: the library refuses the whole string, mail wants the rest of it.
            return Unescape(value.GetRawText());
        }
    }

    /// <summary>A member of an object. A name with half a surrogate pair in it is nobody's, and does not hide the others.</summary>
    public static bool TryGet(JsonElement element, string name, out JsonElement value)
    {
        try
        {
            return element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            value = default;
            foreach (var member in element.EnumerateObject())
            {
                value = IsNamed(member, name) ? member.Value : value;
            }

            return value.ValueKind != JsonValueKind.Undefined;
        }
    }

    private static bool IsNamed(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(raw[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var c => c });
        }

        // Encoding there and back replaces what has no partner.
        return Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text.ToString()));
    }
}
