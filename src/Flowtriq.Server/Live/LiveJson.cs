using System.Text.Json.Serialization;

namespace Flowtriq.Server.Live;

[JsonSerializable(typeof(EncodedJson))]
internal sealed partial class LiveJson : JsonSerializerContext;
