using System.Text.Json;
using System.Text.Json.Serialization;

namespace InquiryAssistant.Core.Mail;

/// <summary>Reads the embedded data files of mail reading.</summary>
internal static class MailData
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Disallow,
    };

    /// <summary>The data file of that name (path below Data); throws when the build lost it, for then nothing can work.</summary>
    public static T Read<T>(string name) => EmbeddedData.Read<T>(name, Options);
}
