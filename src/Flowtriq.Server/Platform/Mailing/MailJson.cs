using System.Text.Json.Serialization;
using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Platform.Mailing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MailSettings))]
[JsonSerializable(typeof(MailSettingsRequest))]
[JsonSerializable(typeof(MailTestRequest))]
[JsonSerializable(typeof(SendTest))]
internal sealed partial class MailJson : JsonSerializerContext;
