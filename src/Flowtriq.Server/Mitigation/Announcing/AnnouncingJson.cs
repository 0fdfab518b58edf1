using System.Text.Json;
using System.Text.Json.Serialization;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Announcing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BgpSettings))]
[JsonSerializable(typeof(BgpGroup))]
[JsonSerializable(typeof(BgpGroup[]))]
[JsonSerializable(typeof(BgpPeerRequest))]
[JsonSerializable(typeof(BgpPeer))]
[JsonSerializable(typeof(BgpPeer[]))]
[JsonSerializable(typeof(BgpPeerStatus[]))]
[JsonSerializable(typeof(BgpRoute[]))]
[JsonSerializable(typeof(GoBgpDaemon))]
[JsonSerializable(typeof(GoBgpDaemon[]))]
[JsonSerializable(typeof(CommandHook))]
[JsonSerializable(typeof(CommandHook[]))]
internal sealed partial class AnnouncingJson : JsonSerializerContext
{
    /// <summary>The shapes as the database keeps them: like the API's, enums as words.</summary>
    internal static AnnouncingJson Stored { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                Converters = { new CamelCaseEnum<RouteKind>() },
            }
        );
}
