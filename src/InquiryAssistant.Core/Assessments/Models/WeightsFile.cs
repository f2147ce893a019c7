using System.Globalization;
using System.Text;
using System.Text.Json;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Assessments.Models;

/// <summary>Reads and writes <c>weights/*.json</c>: for every signal what it says and what it adds to each class.</summary>
internal static class WeightsFile
{
    /// <summary>Version of the format.</summary>
    public const int Version = 1;

    /// <summary>The largest weight, in log-odds: beyond it nothing else would count.</summary>
    private const int Largest = 100;

    /// <summary>Reads a built-in model and lays a manager's own weights over it.</summary>
    /// <param name="dimension">Name of the file.</param>
    /// <param name="catalogue">The signals there are; weights of unknown ones are refused.</param>
    /// <param name="overrides">Signal, class, weight; null when there are none.</param>
    public static LinearModel Read(string dimension, SignalCatalogue catalogue, JsonElement? overrides)
    {
        using var file = EmbeddedData.Open($"weights/{dimension}.json");
        var root = file.RootElement;
        List<string> classes = [.. root.GetProperty("base").EnumerateObject().Select(c => c.Name)];
        double[] bases = [.. root.GetProperty("base").EnumerateObject().Select(c => c.Value.GetDouble())];
        var rows = new SortedDictionary<int, double[]>();
        Lay(root.GetProperty("weights"), classes, catalogue, rows);
        if (overrides is { } own)
        {
            Lay(own, classes, catalogue, rows);
        }

        return new LinearModel(dimension, classes, bases, [.. rows.Select(r => new LinearModel.Term(r.Key, r.Value))], root.GetProperty("temperature").GetDouble());
    }

    /// <summary>The text of a model's file.</summary>
    public static string Write(LinearModel model, SignalCatalogue catalogue, int messages)
    {
        var text = new StringBuilder();
        text.Append("{\n").Append(CultureInfo.InvariantCulture, $"  \"version\": {Version},\n  \"dimension\": \"{model.Dimension}\",\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"description\": \"Learned from {messages} labelled messages by the train command. A class scores its base plus, for each signal that fires, weight times strength (0 to 1); \\\"says\\\" tells what the signal means.\",\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"temperature\": {Number(model.Temperature)},\n  \"base\": {{ ");
        text.AppendJoin(", ", model.Classes.Select((c, k) => $"\"{c}\": {Number(model.Bases[k])}")).Append(" },\n  \"weights\": {\n");
        text.AppendJoin(",\n", model.Terms.ToArray().Select(t => Line(t, model, catalogue)));
        return text.Append("\n  }\n}\n").ToString();
    }

    private static string Line(LinearModel.Term term, LinearModel model, SignalCatalogue catalogue)
    {
        var weights = model.Classes.Select((c, k) => (c, term.Weights[k])).Where(w => w.Item2 != 0).Select(w => $"\"{w.c}\": {Number(w.Item2)}");
        return $"    \"{catalogue.Names[term.Signal]}\": {{ \"says\": {JsonSerializer.Serialize(catalogue.Descriptions[term.Signal])}, {string.Join(", ", weights)} }}";
    }

    private static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    private static void Lay(JsonElement weights, List<string> classes, SignalCatalogue catalogue, SortedDictionary<int, double[]> rows)
    {
        foreach (var signal in weights.EnumerateObject())
        {
            var index = catalogue.IndexOf(signal.Name);
            if (!rows.TryGetValue(index, out var row))
            {
                rows[index] = row = new double[classes.Count];
            }

            foreach (var weight in signal.Value.EnumerateObject().Where(w => w.Name != "says"))
            {
                var at = classes.IndexOf(weight.Name);
                var value = weight.Value.GetDouble();
                row[at >= 0 ? at : throw new FormatException($"\"{weight.Name}\" is no class of {string.Join(", ", classes)}.")] =
                    Math.Abs(value) <= Largest ? value : throw new FormatException($"The weight of \"{signal.Name}\" lies between -{Largest} and {Largest}.");
            }
        }
    }
}
