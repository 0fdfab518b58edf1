using Microsoft.AspNetCore.SignalR;

namespace Flowtriq.Server.Platform.Audit;

/// <summary>
/// Every request that may change something leaves an entry, whatever its endpoint does: what was done, what a person may
/// not do, and sign-ins that failed. The entry is stored before the answer leaves. Requests that were merely wrong (a field
/// that is not valid, an address that does not exist) changed nothing and leave none.
/// </summary>
internal static class AuditRequests
{
    private const string Api = "/api/v1";

    internal static void UseAudit(this WebApplication app) =>
        app.Use(
            static async (context, next) =>
            {
                if (!Leads(context))
                {
                    await next();
                    return;
                }

                var entry = new AuditedRequest(context, Action(context), Target(context), IsReading(context));
                context.Response.OnStarting(entry.StoreAsync);
                await next();
                await entry.StoreAsync();
            }
        );

    private static bool IsReading(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        || HttpMethods.IsHead(context.Request.Method)
        || HttpMethods.IsOptions(context.Request.Method);

    /// <summary>True when the request reaches something; the opening of the live hub only looks like writing.</summary>
    private static bool Leads(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint endpoint
        && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods.Count: > 0 }
        && endpoint.Metadata.GetMetadata<HubMetadata>() is null;

    private static string Action(HttpContext context) =>
        $"{context.Request.Method} {Shortened(((RouteEndpoint)context.GetEndpoint()!).RoutePattern.RawText!)}";

    // The token of a link is a secret; all else that addresses hold is not.
    private static string Target(HttpContext context) =>
        context.Request.RouteValues["token"] is string { Length: > 0 } token
            ? Shortened(context.Request.Path.Value!.Replace(token, "…", StringComparison.Ordinal))
            : Shortened(context.Request.Path);

    private static string Shortened(string path)
    {
        var full = path.StartsWith('/') ? path : "/" + path;
        return full.StartsWith(Api, StringComparison.Ordinal) ? full[Api.Length..].TrimEnd('/') : full;
    }
}
