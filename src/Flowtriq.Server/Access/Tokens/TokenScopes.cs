using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Flowtriq.Server.Access.Tokens;

/// <summary>
/// Which scope an endpoint needs, from its address, method and role, so that none can be without: reading needs
/// <see cref="TokenScope.Read"/>, changing the scope of its area, everything else <see cref="TokenScope.Admin"/>. What
/// concerns a person alone, such as the password, needs a session.
/// </summary>
internal static class TokenScopes
{
    private const string Api = "/api/v1/";

    private static readonly (string Start, TokenScope Scope)[] Areas =
    [
        ("incidents", TokenScope.Incidents),
        ("alerting/silences", TokenScope.Incidents),
        ("mitigations", TokenScope.Mitigations),
        ("safety/kill-switch", TokenScope.Mitigations),
        ("bgp/release", TokenScope.Mitigations),
        ("nodes", TokenScope.Nodes),
        ("configuration", TokenScope.Nodes),
        ("updates", TokenScope.Nodes),
        ("releases", TokenScope.Nodes),
    ];

    private static readonly string[] Personal = ["session", "profile", "me"];

    /// <summary>The scope; null when no token may.</summary>
    internal static TokenScope? Needed(RouteEndpoint endpoint, string method)
    {
        var path = Path(endpoint);
        var reading =
            HttpMethods.IsGet(method)
            || HttpMethods.IsHead(method)
            || endpoint.Metadata.GetMetadata<HubMetadata>() is not null;
        if (!reading && Personal.Any(area => IsUnder(path, area)))
            return null;
        var needsAdmin = endpoint
            .Metadata.GetOrderedMetadata<IAuthorizeData>()
            .Any(static data => data.Policy == Roles.Admin);
        if (reading && !needsAdmin)
            return TokenScope.Read;
        foreach (var (start, scope) in Areas)
        {
            if (IsUnder(path, start))
                return scope;
        }

        return TokenScope.Admin;
    }

    /// <summary>True when what the token has includes what is needed.</summary>
    internal static bool Include(IEnumerable<TokenScope> scopes, TokenScope needed) =>
        scopes.Any(scope => scope == TokenScope.Admin || scope == needed || needed == TokenScope.Read);

    private static string Path(RouteEndpoint endpoint)
    {
        var raw = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        return raw.StartsWith(Api, StringComparison.Ordinal) ? raw[Api.Length..] : raw;
    }

    private static bool IsUnder(string path, string area) =>
        path.StartsWith(area, StringComparison.Ordinal) && (path.Length == area.Length || path[area.Length] == '/');
}
