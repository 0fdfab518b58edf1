using System.Text.Json.Nodes;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes.Configuration;

/// <summary>One version of what is set for a scope, as stored; the time is microseconds since 1970.</summary>
internal sealed record ConfigRevisionRow(string Scope, long Version, string Json, long At, string By, string Note)
{
    internal static ConfigRevisionRow Nothing(ConfigScope scope) => new(scope.Text, 0, "{}", 0, "", "");

    internal DateTimeOffset? SetAt => Version == 0 ? null : UnixTime.FromUnixMicroseconds(At);

    /// <summary>As an object of its own; checked when it was set.</summary>
    internal JsonObject Parsed() => JsonNode.Parse(Json, documentOptions: NodeConfigCheck.Syntax)!.AsObject();
}
