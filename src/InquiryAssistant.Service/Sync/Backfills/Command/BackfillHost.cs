using InquiryAssistant.Graph;
using InquiryAssistant.Service.Assessments;
using InquiryAssistant.Service.Demo;
using InquiryAssistant.Service.Feedback;
using InquiryAssistant.Service.Hosting;
using InquiryAssistant.Service.Storage;

namespace InquiryAssistant.Service.Sync.Backfills.Command;

/// <summary>The parts of the service that the command needs: mailbox, store and intake. No pages, no timetable; of the demo the mailbox alone.</summary>
internal static class BackfillHost
{
    public static IHost Build(BackfillArguments arguments)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = arguments.Settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(Fixed(arguments, builder.Configuration));
        builder.AddLogs(isCommand: true);
        // The parts that only a server has are not asked for, and so need not be there.
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = false }));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddGraphMailbox();
        builder.Services.AddDemo(builder.Configuration);
        var places = builder.Services.AddStore(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddAssessments();
        builder.Services.AddFeedback();
        builder.Services.AddSync(builder.Configuration, places);
        builder.Services.AddSingleton<BackfillSession>();
        builder.Services.Configure<ConsoleLifetimeOptions>(static options => options.SuppressStatusMessages = true);
        return builder.Build();
    }

    private static Dictionary<string, string?> Fixed(BackfillArguments arguments, ConfigurationManager configuration)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Sync:Enabled"] = "false",
            ["Demo:DeliverEvery"] = "00:00:00",
        };
        if (arguments.Mailbox is { } mailbox && string.IsNullOrEmpty(configuration["Graph:Mailbox"]) && string.Equals(configuration["Graph:Mode"], nameof(GraphMode.Tenant), StringComparison.OrdinalIgnoreCase))
        {
            settings["Graph:Mailbox"] = mailbox;
        }

        return settings;
    }
}
