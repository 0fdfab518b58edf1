using System.Net;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Nodes.Certificates;
using Flowtriq.Server.Nodes.Configuration;
using Flowtriq.Server.Nodes.Releases;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Nodes;

/// <summary>Adding, naming and removing nodes; for admins.</summary>
public static class NodesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var nodes = api.MapGroup("/nodes").WithTags("Nodes").RequireAuthorization("admin");
        nodes.MapPost("/tokens", IssueAsync).ProducesValidationProblem();
        nodes.MapGet("/tokens/{id}", Status);
        nodes.MapPatch("/{id}", RenameAsync).ProducesValidationProblem();
        nodes.MapDelete("/{id}", RevokeAsync);
        NodeAgentApi.Map(api);
        ConfigurationApi.Map(api);
        CertificatesApi.Map(api);
    }

    /// <summary>Without a named file the agent reads its usual one, or goes by its defaults.</summary>
    private const string RunCommand = "sudo ftagent run";

    private const int MostRefusals = 5;

    private static async Task<Results<Ok<EnrollToken>, ValidationProblem>> IssueAsync(
        EnrollTokenRequest request,
        EnrollmentTokens tokens,
        NodesOptions options,
        InstallText install,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var errors = request.Errors();
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        var issued = await tokens.IssueAsync(
            request.Name,
            request.Pop.ToUpperInvariant(),
            request.PopName ?? "",
            TimeSpan.FromMinutes(request.ExpiresInMinutes ?? EnrollTokenRequest.DefaultMinutes),
            request.Uses ?? 1,
            cancel
        );
        if (issued is null)
            return TypedResults.ValidationProblem(NameTaken);
        http.Audit($"enrolment of {request.Name}: allowed", null, request);
        return TypedResults.Ok(Shown(issued, options, install, http));
    }

    /// <summary>A token with the commands that use it.</summary>
    internal static EnrollToken Shown(
        EnrollmentTokens.IssuedToken issued,
        NodesOptions options,
        InstallText install,
        HttpContext http
    )
    {
        var server = AgentServer(options, http.Request.Host.Host);
        return new EnrollToken(
            issued.Id,
            issued.Token.Text,
            server,
            EnrollCommand(server, issued.Token.Text),
            RunCommand,
            install.For(server, issued.Token.Text),
            issued.Token.Expires
        );
    }

    private static Results<Ok<EnrollTokenStatus>, NotFound> Status(
        string id,
        NodeStore store,
        RefusedVisits refused,
        TimeProvider time
    )
    {
        if (store.FindToken(id) is not { } token)
            return TypedResults.NotFound();
        var expires = UnixTime.FromUnixMicroseconds(token.Expires);
        var made = UnixTime.FromUnixMicroseconds(store.TokenMade(id));
        return TypedResults.Ok(
            new EnrollTokenStatus(
                id,
                token.Used,
                store.EnrolledWith(id),
                expires,
                time.GetUtcNow() >= expires,
                [
                    .. refused
                        .Since(made, MostRefusals)
                        .Select(static visit => new EnrollRefusal(visit.At, visit.Address, visit.Reason)),
                ]
            )
        );
    }

    private static async Task<Results<NoContent, NotFound, ValidationProblem>> RenameAsync(
        string id,
        NodePatch patch,
        NodeRegistry registry,
        NodeDirectory directory,
        NodeConfigs configs,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var errors = NodeText.Errors(patch.Name, patch.Pop, patch.PopName, patch.Group);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        var before = directory.Current.Find(new NodeId(id));
        var change = await registry.RenameAsync(new NodeId(id), patch, cancel);
        // For another POP or group other things may be set.
        var moved = (patch.Pop ?? patch.Group) is not null;
        if (change == NodeChange.Done && moved && directory.Current.Find(new NodeId(id)) is { } node)
            await configs.OfferAsync(node, cancel);
        if (change == NodeChange.Done && before is not null)
            context.Audit($"node {before.Name}: named", Names(before), patch);
        return change switch
        {
            NodeChange.Done => TypedResults.NoContent(),
            NodeChange.NotFound => TypedResults.NotFound(),
            NodeChange.NameTaken => TypedResults.ValidationProblem(NameTaken),
        };
    }

    private static async Task<Results<NoContent, NotFound>> RevokeAsync(
        string id,
        NodeRegistry registry,
        NodeDirectory directory,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var before = directory.Current.Find(new NodeId(id));
        if (await registry.RevokeAsync(new NodeId(id), cancel) != NodeChange.Done)
            return TypedResults.NotFound();
        context.Audit($"node {before?.Name ?? id}: removed", before is null ? null : Names(before));
        return TypedResults.NoContent();
    }

    private static NodePatch Names(RegisteredNode node) => new(node.Name, node.Pop, node.PopName, node.Group);

    internal static string AgentServer(NodesOptions options, string seenAs)
    {
        var host = options.PublicHost.Length > 0 ? options.PublicHost : seenAs;
        if (IPAddress.TryParse(host, out var address) && address.ToString().Contains(':'))
            host = $"[{address}]";
        return $"{host}:{options.AgentPort}";
    }

    internal static string EnrollCommand(string server, string token) =>
        $"sudo ftagent enroll --server {server} --token {token}";

    private static Dictionary<string, string[]> NameTaken => new() { ["name"] = ["Another node has this name."] };
}
