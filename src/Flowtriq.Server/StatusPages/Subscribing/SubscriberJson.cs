using System.Text.Json.Serialization;

namespace Flowtriq.Server.StatusPages.Subscribing;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SubscriberPostBody))]
internal sealed partial class SubscriberJson : JsonSerializerContext;
