using InquiryAssistant.Graph;
using InquiryAssistant.Service.Assess;
using InquiryAssistant.Service.Assessments;
using InquiryAssistant.Service.Demo;
using InquiryAssistant.Service.Drafts;
using InquiryAssistant.Service.Feedback;
using InquiryAssistant.Service.Hosting;
using InquiryAssistant.Service.Mailbox;
using InquiryAssistant.Service.Messages;
using InquiryAssistant.Service.Pages;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync;
using InquiryAssistant.Service.Tags;
using InquiryAssistant.Service.Telemetry;

if (CommandLine.Find(args) is { } command)
{
    return await command(CancellationToken.None);
}

// Settings and demo data lie beside the program; the working directory stays the caller's, for the files he names.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddLogs();
builder.AddPages();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddTelemetry();
builder.Services.AddGraphMailbox();
builder.Services.AddDemo(builder.Configuration);
var places = builder.Services.AddStore(builder.Configuration, builder.Environment.ContentRootPath);
builder.Services.AddMessages();
builder.Services.AddAssessments();
builder.Services.AddFeedback();
builder.Services.AddSync(builder.Configuration, places);
builder.Services.AddHttpApi();
builder.Services.AddHealth();

var app = builder.Build();
if (!app.SettingsAreRight() || !app.HasItsFilesAlone())
{
    return StartCheck.WrongSettings;
}

app.UseRequestLog();
app.UseProblems();
app.UseLocalCallersOnly();
app.UsePages();
app.MapOpenApi();
app.MapHealth();
app.MapMailbox();
app.MapMessages();
app.MapAssessments();
app.MapFeedback();
app.MapTags();
app.MapDrafts();
app.MapSyncing();
app.MapDemo();
await app.RunAsync();
return 0;
