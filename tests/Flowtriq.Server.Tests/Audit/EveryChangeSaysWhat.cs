using System.Reflection;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Tests.Access;
using Flowtriq.Server.Tests.Running;
using Microsoft.AspNetCore.Routing;

namespace Flowtriq.Server.Tests.Audit;

/// <summary>That it was used stands in the log for every endpoint; what changed, for all but these.</summary>
public sealed class EveryChangeSaysWhat
{
    private const string Timeline = "the timeline of the incident tells it, with who and when";
    private const string Record = "the record of the mitigation tells it, with who, why and what came of it";
    private const string Nothing = "nothing that is stored changes";
    private const string Own = "whose password, code or session it is stands in the line; the rest is secret";

    private static readonly Dictionary<string, string> Silent = new(StringComparer.Ordinal)
    {
        ["DELETE /profile/sessions"] = Own,
        ["DELETE /profile/sessions/{number:long}"] = Own,
        ["DELETE /session"] = Own,
        ["POST /bgp/release"] = Nothing,
        ["POST /channels/{number:long}/test"] = Nothing,
        ["POST /incidents/{number:long}/acknowledge"] = Timeline,
        ["POST /incidents/{number:long}/notes"] = Timeline,
        ["POST /incidents/{number:long}/resolve"] = Timeline,
        ["POST /incidents/{number:long}/verdict"] = Timeline,
        ["POST /mail/test"] = Nothing,
        ["POST /mitigations/"] = Record,
        ["POST /mitigations/preview"] = Nothing,
        ["POST /mitigations/{number:long}/approve"] = Record,
        ["POST /mitigations/{number:long}/reject"] = Record,
        ["POST /mitigations/{number:long}/renew"] = Record,
        ["POST /mitigations/{number:long}/withdraw"] = Record,
        ["POST /nodes/{id}/certificate/renew"] = Nothing,
        ["POST /nodes/{id}/reload"] = Nothing,
        ["POST /password-resets/"] = Own,
        ["POST /password-resets/{token}"] = Own,
        ["POST /policies/preview"] = Nothing,
        ["POST /profile/password"] = Own,
        ["POST /profile/recovery-codes"] = Own,
        ["POST /profile/second-factor"] = Own,
        ["POST /profile/second-factor/remove"] = Own,
        ["POST /scrubbing/providers/{provider}/test"] = Nothing,
        ["POST /wall-links"] = Nothing,
        ["PUT /profile/second-factor"] = Own,
    };

    [Fact]
    public async Task At_every_endpoint_or_there_is_a_reason_why_not()
    {
        await using var server = await RunningServer.StartAsync();
        var silent =
            from endpoint in Guarded.Endpoints(server)
            let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
            where path.StartsWith("/api/v1/", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
            where method is not ("GET" or "HEAD" or "OPTIONS")
            let handler = endpoint.Metadata.GetMetadata<MethodInfo>()
            where handler is not null && !Calls.Reach(handler, IsTelling)
            select $"{method} {path["/api/v1".Length..]}";
        Assert.Equal(Silent.Keys.Order(StringComparer.Ordinal), silent.Distinct().Order(StringComparer.Ordinal));
    }

    private static bool IsTelling(MethodBase method) =>
        method.DeclaringType == typeof(AuditContext)
        && method.Name is nameof(AuditContext.Audit) or nameof(AuditContext.AuditJson);
}
