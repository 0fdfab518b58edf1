using System.Text.Json.Serialization;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Alerting;

namespace Flowtriq.Server.Alerting.Channels;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AlertChannel[]))]
[JsonSerializable(typeof(ChannelRequest))]
[JsonSerializable(typeof(SendTest))]
internal sealed partial class ChannelsJson : JsonSerializerContext;
