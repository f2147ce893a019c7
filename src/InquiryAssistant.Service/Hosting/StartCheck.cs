using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Hosting;

/// <summary>Wrong settings stop the start, and all of them are told at once, each with its key.</summary>
internal static class StartCheck
{
    /// <summary>Exit code for wrong settings.</summary>
    public const int WrongSettings = 2;

    /// <summary>Writes what is wrong to standard error; false when something is.</summary>
    public static bool SettingsAreRight(this IHost app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return true;
        }
        catch (Exception exception) when (Faults(exception) is { Length: > 0 } faults)
        {
            Console.Error.WriteLine("The settings are not right, so the service does not start:");
            foreach (var fault in faults)
            {
                Console.Error.WriteLine("  " + fault);
            }

            return false;
        }
    }

    private static string[] Faults(Exception exception) => exception switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(Faults)],
        _ => [],
    };
}
