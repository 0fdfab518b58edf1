using Flowtriq.Server.Nodes.Releases;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Nodes.Certificates;

/// <summary>What admins do to a node's certificate; what it is stands in the node's detail.</summary>
internal static class CertificatesApi
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        var node = api.MapGroup("/nodes/{id}").WithTags("Nodes").RequireAuthorization(Roles.Admin);
        node.MapPost("/certificate/renew", Renew);
        node.MapPost("/certificate/revoke", RevokeAsync);
        node.MapPost("/enrollment", EnrollAsync);
    }

    /// <summary>Has the node ask for a new certificate now.</summary>
    private static Results<NoContent, ProblemHttpResult> Renew(
        string id,
        NodeDirectory directory,
        NodeCommands commands
    )
    {
        if (directory.Named(id) is not { } node)
            return NodeLookup.Unknown(id);
        return commands.TryRenew(node.Id)
            ? TypedResults.NoContent()
            : Refusals.Conflict($"{node.Name} is not connected.");
    }

    /// <summary>Ends the node's certificates and its session at once. The node stays, and comes back with a token made for it.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string id,
        NodeDirectory directory,
        NodeCertificates certificates,
        HttpContext context,
        CancellationToken cancel
    )
    {
        if (directory.Named(id) is not { } node)
            return NodeLookup.Unknown(id);
        if (!await certificates.RevokeAsync(node.Id, context.User.DisplayName(), cancel))
            return Refusals.Conflict($"{node.Name} has no certificate that could be revoked.");
        context.Audit($"certificates of {node.Name}: revoked");
        return TypedResults.NoContent();
    }

    /// <summary>
    /// A token with which this node, and no other, comes back: after its disk was lost, its certificate expired or was revoked. It keeps
    /// its id, name, history and configuration.
    /// </summary>
    private static async Task<Results<Ok<EnrollToken>, ProblemHttpResult>> EnrollAsync(
        string id,
        NodeDirectory directory,
        EnrollmentTokens tokens,
        NodesOptions options,
        InstallText install,
        HttpContext http,
        CancellationToken cancel
    )
    {
        if (directory.Named(id) is not { } node)
            return NodeLookup.Unknown(id);
        var lifetime = TimeSpan.FromMinutes(EnrollTokenRequest.DefaultMinutes);
        if (await tokens.IssueAsync(node, lifetime, cancel) is not { } issued)
            return Refusals.Conflict($"Another node is called {node.Name}.");
        http.Audit($"enrolment of {node.Name}: allowed again");
        return TypedResults.Ok(NodesApi.Shown(issued, options, install, http));
    }
}
