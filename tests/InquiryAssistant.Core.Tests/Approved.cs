using System.Runtime.CompilerServices;

namespace InquiryAssistant.Core.Tests;

/// <summary>Compares a text with the approved file beside the test; a difference leaves the received text next to it.</summary>
internal static class Approved
{
    public static void Matches(string name, string text, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "Approved");
        var approved = Path.Combine(folder, name + ".txt");
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (expected != text)
        {
            File.WriteAllText(Path.Combine(folder, name + ".received.txt"), text);
        }

        Assert.Equal(expected, text);
    }
}
