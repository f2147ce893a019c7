using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace InquiryAssistant.GraphEmulator;

/// <summary>Sets one of the options by its name, for the command line: <c>DeltaShowsPassingItems=false</c>, <c>Notifications.FirstRetry=00:00:01</c>.</summary>
internal static class OptionSwitch
{
    private const string Notifications = "Notifications.";

    /// <exception cref="FormatException">There is no such option, or the value is none of its type.</exception>
    public static void Set(GraphEmulatorOptions options, string text)
    {
        var pair = text.Split('=', 2);
        var isNested = pair[0].StartsWith(Notifications, StringComparison.OrdinalIgnoreCase);
        object target = isNested ? options.Notifications : options;
        var name = isNested ? pair[0][Notifications.Length..] : pair[0];
        var property = target.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
        var type = property is { CanWrite: true } ? Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType : null;
        if (pair.Length != 2 || type is null || !(type.IsEnum || type.IsPrimitive || type == typeof(string) || type == typeof(TimeSpan)))
        {
            throw new FormatException($"--option takes NAME=VALUE; there is no option {pair[0]} that can be set so.");
        }

        try
        {
            property!.SetValue(target, TypeDescriptor.GetConverter(type).ConvertFromString(null, CultureInfo.InvariantCulture, pair[1]));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new FormatException($"{pair[1]} is no value of the option {pair[0]}.", exception);
        }
    }
}
